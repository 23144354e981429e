module example.org/fields
