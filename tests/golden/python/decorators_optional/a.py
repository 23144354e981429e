import functools
from functools import partial


def keep(*args, path=None):
    def decorator(klass):
        klass.path = path
        return klass

    if not args:
        return decorator
    return decorator(*args)


def guard(message):
    def decorator(func):
        @functools.wraps(func)
        def inner(*args):
            return func(*args)

        return inner

    if callable(message):
        func = message
        return decorator(func)
    return decorator


def again(func=None, *, times=1):
    if func is None:
        return partial(again, times=times)

    @functools.wraps(func)
    def run():
        func()

    return run


@keep
class A:
    def go(self):
        pass


@keep(path="b")
class B:
    def go(self):
        pass


class C:
    @guard
    def one(self):
        pass

    @guard("slow")
    def two(self):
        pass


@again
def three():
    pass


@again(times=2)
def four():
    pass


def main():
    A().go()
    B().go()
    C().one()
    C().two()
    three()
    four()
