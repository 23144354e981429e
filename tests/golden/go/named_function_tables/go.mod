module example.org/ntab
