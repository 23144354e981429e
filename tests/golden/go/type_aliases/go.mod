module example.org/alias
