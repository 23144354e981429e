module example.org/mexpr
