module example.org/values
