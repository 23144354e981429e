module example.org/libvals
