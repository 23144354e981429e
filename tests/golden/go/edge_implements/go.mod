module example.org/impl
