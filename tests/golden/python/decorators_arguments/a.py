from functools import wraps


def log():
    pass


def times(n):
    def decorate(f):
        def run(*args):
            log()
            return f(*args)

        return run

    return decorate


def named(name):
    def decorate(f):
        @wraps(f)
        def run(*args, **kwargs):
            return f(*args, **kwargs)

        return run

    return decorate


def register(registry):
    def keep(f):
        registry.append(f)
        return f

    return keep


@times(3)
def one():
    pass


@named("x")
def two():
    pass


@register([])
def three():
    pass


def main():
    one()
    two()
    three()
