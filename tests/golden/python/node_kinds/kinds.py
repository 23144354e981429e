import os
from enum import Enum

LIMIT = 10
count = 0


class Color(Enum):
    RED = 1
    BLUE = 2


class Point:
    """A place."""

    origin = None

    def __init__(self, x, y=0, *rest, **more):
        self.x = x

    @property
    def size(self):
        return self.x

    @staticmethod
    def make():
        return Point(1)

    class Inner:
        pass


def outer():
    def inner():
        pass

    return inner


async def later():
    pass


double = lambda n: n * 2
outer(lambda: os)
