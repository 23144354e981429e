def f():
    pass


def g():
    pass


def pair():
    return f, g


def main():
    a, b = pair()
    a()
    pair()[1]()
    first, (second, third) = f, (g, f)
    second()
    x = y = g
    x()
    y()
