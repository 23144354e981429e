import functools


def plain(f):
    return f


def configured(level):
    def wrap(f):
        return f

    return wrap


@plain
def one():
    pass


@configured(3)
def two():
    pass


@functools.lru_cache(maxsize=None)
def three():
    pass


@plain
class Four:
    @plain
    def method(self):
        pass
