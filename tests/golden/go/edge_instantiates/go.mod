module example.org/make
