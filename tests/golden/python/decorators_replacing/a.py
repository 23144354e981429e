def other():
    pass


def swap(f):
    return other


def wrap(f):
    def inner():
        return f()

    return inner


def twice(f):
    def again():
        f()
        f()

    return again


@swap
def gone():
    pass


@wrap
def wrapped():
    pass


@twice
@wrap
def stacked():
    pass


def main():
    gone()
    wrapped()
    stacked()
