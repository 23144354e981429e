class A:
    def go(self):
        pass


class B:
    def go(self):
        pass


def straight():
    x = A()
    x.go()
    x = B()
    x.go()


def branch(flag):
    x = A()
    if flag:
        x = B()
    x.go()


def loop():
    x = A()
    for i in range(3):
        x.go()
        x = B()
    x.go()


def two_loops():
    for x in [A()]:
        x.go()
    for x in [B()]:
        x.go()


def parameter(x):
    x.go()
    x = B()
    x.go()


def captured():
    x = A()

    def inner():
        x.go()

    x = B()
    inner()


def main():
    parameter(A())
