module example.org/kinds
