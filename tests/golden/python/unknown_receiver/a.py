class Store:
    def unique_method_name(self):
        pass


def use(thing):
    thing.unique_method_name()
    thing.attribute.unique_method_name()


def loop(things):
    for thing in things:
        thing.unique_method_name()
