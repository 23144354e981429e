from typing import Callable, Generic, Literal, Optional, TypeAlias, TypeVar

T = TypeVar("T")
Handler: TypeAlias = Callable[[int, str], bool]
type Pairs[K] = dict[K, list[K]]


class Box(Generic[T]):
    item: Optional[T]


def first[U: int](xs: list[U], mode: Literal["a", "b"] = "a") -> U | None:
    ys: "dict[str, models.User | None]" = {}
    return xs[0]


def callback(f: Callable[..., "Box[int]"], *args: int, **kw: str) -> tuple[int, ...]: ...
