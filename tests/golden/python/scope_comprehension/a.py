def f(x):
    return x


def g():
    return [f for f in range(3)]


def h():
    values = [f(n) for n in range(3)]
    key = lambda f: f.name
    return f(values)
