module example.org/conv
