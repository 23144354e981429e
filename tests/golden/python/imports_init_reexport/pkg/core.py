def shared():
    pass


def original():
    pass
