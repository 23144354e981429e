module example.org/ptr
