module example.org/later
