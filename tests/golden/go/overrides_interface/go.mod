module example.org/over
