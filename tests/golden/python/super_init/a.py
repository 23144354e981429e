class A:
    def __init__(self):
        self.setup()

    def setup(self):
        pass


class B(A):
    def __init__(self):
        super().__init__()

    def setup(self):
        A.setup(self)


class C(B):
    def __init__(self):
        B.__init__(self)


class D(C):
    pass


class Outside(Exception):
    def __init__(self):
        super().__init__()


def main():
    D()
    B().setup()
