module example.org/results
