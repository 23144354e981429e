module example.org/infer
