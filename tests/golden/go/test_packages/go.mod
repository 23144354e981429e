module example.org/under
