module example.org/compose
