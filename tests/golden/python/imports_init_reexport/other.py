def shared():
    pass


def missing():
    pass
