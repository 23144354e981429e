module example.org/cond
