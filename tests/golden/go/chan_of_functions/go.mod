module example.org/chans
