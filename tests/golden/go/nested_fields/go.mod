module example.org/chain
