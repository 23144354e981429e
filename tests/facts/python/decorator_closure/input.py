"""A decorator, one with arguments, and closures with nonlocal and global."""
import functools

calls = 0


def counted(function):
    count = 0

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        nonlocal count
        global calls, total
        count += 1
        calls = calls + 1
        total = count
        return function(*args, **kwargs)

    return wrapper


def named(name):
    def decorate(function):
        return function
    return decorate


@counted
@named("greet")
def greet(who="you"):
    return "hi " + who


adders = [lambda x, n=n: x + n for n in range(3)]
