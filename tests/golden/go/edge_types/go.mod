module example.org/types
