def f():
    pass


def g():
    pass


def h():
    pass


class Holder:
    shared = f

    def __init__(self, action, other=None):
        self.action = action
        self.other = other or h

    def run(self):
        self.action()
        self.other()
        Holder.shared()

    def set(self, action):
        self.late = action

    def use(self):
        self.late()


def main():
    x = Holder(g)
    x.run()
    x.set(h)
    x.action()
    main.attribute = f
    main.attribute()
