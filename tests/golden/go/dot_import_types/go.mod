module example.org/dots
