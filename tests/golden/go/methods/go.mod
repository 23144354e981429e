module example.org/methods
