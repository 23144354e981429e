def f():
    pass


def g():
    pass


call = lambda: f()


def default(action=lambda: g()):
    action()


def apply(action):
    return action()


def made():
    return lambda x: x()


TABLE = {"f": lambda: f(), "g": lambda: g()}


def main():
    call()
    default()
    apply(lambda: f())
    made()(g)
    TABLE["f"]()
    (lambda h: h())(f)
    [h() for h in (lambda: f(), lambda: g())]
