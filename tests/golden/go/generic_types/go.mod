module example.org/boxes
