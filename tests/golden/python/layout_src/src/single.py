def only():
    pass
