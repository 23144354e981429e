from typing import Generic, TypeVar, Iterable

T = TypeVar("T")


class Item:
    def use(self):
        pass


class Other:
    def use(self):
        pass


class Box(Generic[T]):
    def __init__(self, content: T) -> None:
        self.content = content

    def get(self) -> T:
        return self.content


class ItemBox(Box[Item]):
    pass


def first(xs: Iterable[T]) -> T:
    for x in xs:
        return x


def main(box: Box[Item], child: ItemBox):
    box.get().use()
    child.get().use()
    first([Other()]).use()
