module example.org/constraint
