module example.org/ranges
