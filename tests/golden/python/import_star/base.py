def low():
    pass
