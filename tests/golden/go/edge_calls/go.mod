module example.org/calls
