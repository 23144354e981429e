module example.org/recur
