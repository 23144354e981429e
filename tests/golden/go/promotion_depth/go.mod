module example.org/depth
