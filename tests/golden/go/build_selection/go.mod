module example.org/sel
