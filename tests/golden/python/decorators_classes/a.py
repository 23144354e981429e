class Counted:
    def __init__(self, f):
        self.f = f

    def __call__(self, *args):
        return self.f(*args)


class Plain:
    def go(self):
        pass


def same(cls):
    cls.extra = 1
    return cls


def exchange(cls):
    return Plain


@Counted
def counted():
    pass


@same
class Kept:
    def go(self):
        pass


@exchange
class Lost:
    def go(self):
        pass


def main():
    counted()
    Kept().go()
    Lost().go()
