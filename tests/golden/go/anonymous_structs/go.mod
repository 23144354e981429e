module example.org/anon
