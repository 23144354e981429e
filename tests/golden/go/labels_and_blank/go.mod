module example.org/blank
