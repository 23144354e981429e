module example.org/coll
