module example.org/emb
