def run():
    pass


def local():
    pass
