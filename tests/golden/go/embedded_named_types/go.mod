module example.org/embnamed
