module example.org/switches
