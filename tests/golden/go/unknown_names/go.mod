module example.org/unknown
