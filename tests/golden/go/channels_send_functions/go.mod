module example.org/sendf
