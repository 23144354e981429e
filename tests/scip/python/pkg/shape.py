import json
from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...


class Circle(Shape):
    def __init__(self, r: float) -> None:
        self.r = r

    def area(self) -> float:
        return tidy(3.14 * self.r)


def tidy(x: float) -> float:
    return round(x, 2)


def dump(s: Shape) -> str:
    return "é𝒳" + json.dumps({"area": s.area()})
