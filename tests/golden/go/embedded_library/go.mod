module example.org/embedlib
