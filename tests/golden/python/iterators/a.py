class Item:
    def use(self):
        pass


class Counter:
    def __iter__(self):
        return self

    def __next__(self):
        return Item()


class Bag:
    def __init__(self):
        self.items = [Item()]

    def __iter__(self):
        for item in self.items:
            yield item

    def __getitem__(self, i):
        return Item()


class Wrapped:
    def __iter__(self):
        return iter([Item()])


def delegate():
    yield from Bag()


def main():
    for item in Counter():
        item.use()
    for item in Bag():
        item.use()
    for item in Wrapped():
        item.use()
    for item in delegate():
        item.use()
    Bag()[0].use()
    next(Counter()).use()
    next(iter(Bag())).use()
    [item.use() for item in Bag()]
    first, *rest = Bag()
    first.use()
