def absent():
    pass


def thing():
    pass


def run():
    pass
