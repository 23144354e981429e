module example.org/tables
