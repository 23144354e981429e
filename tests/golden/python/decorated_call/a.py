import functools


def same(f):
    return f


def wrapping(f):
    @functools.wraps(f)
    def wrapper(*args):
        return f(*args)

    return wrapper


@same
def one():
    pass


@wrapping
def two():
    pass


def main():
    one()
    two()
