class Proxy:
    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        return getattr(self.target, name)

    def known(self):
        pass


class Service:
    def special(self):
        pass


def main(name):
    p = Proxy(Service())
    p.known()
    p.special()
    getattr(p, name)()
    getattr(Service(), "special")()
