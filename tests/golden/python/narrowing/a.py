class A:
    def go(self):
        pass


class Below(A):
    def go(self):
        pass


class B:
    def go(self):
        pass


def branch(x):
    if isinstance(x, A):
        x.go()
    elif isinstance(x, (B,)):
        x.go()
    else:
        x.go()
    x.go()


def leave(x):
    if not isinstance(x, B):
        return
    x.go()
    x = unknown()
    x.go()


def both(x, y):
    if isinstance(x, A) and isinstance(y, B):
        x.go()
        y.go()
    if isinstance(x, A) or y:
        x.go()


def short(x):
    return isinstance(x, B) and x.go()


def chosen(x):
    return x.go() if isinstance(x, B) else x.go()


def asserted(x):
    assert isinstance(x, A)
    x.go()


def text(x):
    if isinstance(x, str):
        x.go()


def more(x):
    if isinstance(x, A):
        x.go()


def inside(x):
    if isinstance(x, A):

        def later():
            x.go()

        for x in unknown():
            x.go()


def main():
    more(Below())
    more(B())
