module example.org/inits
