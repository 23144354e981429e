from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum
import typing as t


class Color(Enum):
    RED = 1
    GREEN = "g"

    def mixed(self) -> "Color":
        return Color.RED


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0
    tags: t.List["Point"] = None


class Shape(ABC):
    registry: t.ClassVar[dict[str, "Shape"]] = {}
    __slots__ = ("name",)

    def __init__(self, name: str, parent: "Shape | None" = None) -> None:
        self.name = name
        self.parent, self._cache = parent, {}
        self.on_draw = lambda: None

    @property
    def title(self):
        return self.name

    @title.setter
    def title(self, value):
        self.name = value

    @staticmethod
    def make(kind):
        return Shape.registry[kind]()

    @classmethod
    def load(cls, path):
        cls.last = path
        return cls(path)

    @abstractmethod
    async def draw(self, /, canvas, *rest, scale=1.0, **options): ...

    class Inner(Point):
        z = 3


class Square(Shape, metaclass=Meta):
    def draw(self, canvas):
        super().draw(canvas)
        super(Square, self).draw(canvas)
        return self.parent.title

    def __private(self):
        class Local(Square):
            def go(self):
                return canvas
        return Local
