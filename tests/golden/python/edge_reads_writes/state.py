total = 0
LIMIT = 5


def bump(by):
    global total
    total += by
    if total > LIMIT:
        total = 0


class Counter:
    step = 1

    def __init__(self):
        self.value = 0

    def next(self):
        self.value = self.value + self.step
        return self.value


def names():
    return [bump, Counter]


def outside():
    c = Counter()
    c.value = 3
    return c.value
