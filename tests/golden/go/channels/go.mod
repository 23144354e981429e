module example.org/channels
