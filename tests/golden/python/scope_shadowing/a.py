def handler():
    pass


def by_parameter(handler):
    handler.close()
    return handler()


def by_local():
    handler = open("x")
    handler()


def by_later_assignment():
    handler()
    handler = 1


def not_hidden():
    handler()
