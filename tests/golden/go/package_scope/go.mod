module example.org/scope
