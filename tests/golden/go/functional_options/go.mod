module example.org/opts
