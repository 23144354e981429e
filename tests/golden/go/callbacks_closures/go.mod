module example.org/closures
