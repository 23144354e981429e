def f():
    pass


def g():
    pass


def use(first, second=None):
    first()
    second()


def relay(*args, **kwargs):
    use(*args, **kwargs)


def all_of(*functions):
    for function in functions:
        function()


def by_name(**functions):
    functions["go"]()


def main():
    relay(f, second=g)
    all_of(f, g)
    by_name(go=f)
    pair = (f, g)
    use(*pair)
    use(**{"first": f, "second": g})
