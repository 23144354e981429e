def f():
    return g()


def g():
    return 1


def outer():
    def inner():
        return f()

    g()
    return inner()


class Box:
    size = g()

    def run(self):
        return f()


f()
