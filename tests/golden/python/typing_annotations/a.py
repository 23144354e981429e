from __future__ import annotations

from typing import Callable, Dict, Iterator, List, Optional, Tuple, Type, Union


class A:
    def run(self) -> B:
        pass


class B:
    def run(self) -> "Optional[A]":
        pass

    def only(self):
        pass


Alias = List[A]


def one(x: Optional[A]):
    x.run()


def two(xs: List[A], ys: "Dict[str, B]"):
    for x in xs:
        x.run()
    for y in ys.values():
        y.only()
    ys["k"].only()


def three(x: Union[A, B]):
    x.run()


def four(make: Type[B], pair: Tuple[A, B]):
    make().only()
    pair[0].run()
    a, b = pair
    b.only()


def five(get: Callable[[int], B]):
    get(1).only()


def six(xs: Alias, it: Iterator[B], b: B | None):
    xs[0].run()
    next(it).only()
    b.only()


def seven(a: A):
    a.run().run().run().only()


def eight(a: "A", *more: B, **named: A):
    a.run()
    more[0].only()
    named["x"].run()
    for m in more:
        m.only()
