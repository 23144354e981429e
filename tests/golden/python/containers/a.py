def add():
    pass


def sub():
    pass


TABLE = {"+": add, "-": sub}
STEPS = [add, sub]


def by_key():
    return TABLE["+"]()


def by_variable(op):
    return TABLE[op]()


def each():
    for step in STEPS:
        step()
