module example.org/calc
