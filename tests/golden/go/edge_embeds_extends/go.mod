module example.org/embed
