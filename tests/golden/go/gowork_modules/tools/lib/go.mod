module example.org/tools/lib
