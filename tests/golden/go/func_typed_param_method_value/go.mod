module example.org/mv
