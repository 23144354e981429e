def f():
    pass


def g():
    pass


def h():
    pass


def main():
    one = [f]
    one[0]()
    part = [f, g][1:]
    part[0]()
    grown = []
    grown.append(h)
    grown[0]()
    grown.insert(0, g)
    inner = [[f], [g]]
    inner[0][0]()
    for step in [s for s in (f, g)]:
        step()
    both = [f] + [g]
    both[0]()
    for i, step in enumerate([h]):
        step()
    for step, number in zip([h], [1]):
        step()
    [h][0]()
