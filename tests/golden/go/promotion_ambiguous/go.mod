module example.org/amb
