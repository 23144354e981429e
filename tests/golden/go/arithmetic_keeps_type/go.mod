module example.org/arith
