def special():
    pass
