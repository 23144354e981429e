from typing import Type, TypeVar
from typing_extensions import Self

S = TypeVar("S", bound="Shape")
N = TypeVar("N", bound="Named")


class Named:
    def name(self):
        pass


class Shape:
    def copy(self: S) -> S:
        return self

    @classmethod
    def make(cls: Type[S]) -> S:
        return cls()

    def scaled(self) -> Self:
        return self

    def draw(self):
        pass


class Circle(Shape):
    def draw(self):
        pass


class Other:
    def name(self):
        pass

    def draw(self):
        pass


def show(thing: N) -> N:
    thing.name()
    return thing


def main(c: Circle, n: Named):
    c.copy().draw()
    c.scaled().draw()
    Circle.make().draw()
    show(n).name()
