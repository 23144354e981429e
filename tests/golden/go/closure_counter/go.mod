module example.org/counter
