module example.org/pointers
