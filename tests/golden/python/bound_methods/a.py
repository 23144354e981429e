class A:
    def one(self):
        pass

    def two(self):
        pass

    @staticmethod
    def three():
        pass

    @classmethod
    def four(cls):
        pass


class B:
    def one(self):
        pass


def call(f):
    f()


def main():
    a = A()
    f = a.one
    f()
    A.two(a)
    g = A.three
    g()
    h = A.four
    h()
    call(B().one)
    handlers = [a.one, a.two]
    handlers[1]()
    unbound = A.one
    unbound(a)
