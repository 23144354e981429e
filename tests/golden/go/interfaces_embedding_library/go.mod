module example.org/libiface
