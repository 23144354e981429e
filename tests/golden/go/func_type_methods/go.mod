module example.org/handler
