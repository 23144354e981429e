module example.org/shadow
