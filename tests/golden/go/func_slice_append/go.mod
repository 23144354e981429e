module example.org/hooks
