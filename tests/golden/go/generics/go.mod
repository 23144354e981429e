module example.org/generics
