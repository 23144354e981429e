module example.org/state
