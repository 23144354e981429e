def which():
    pass
