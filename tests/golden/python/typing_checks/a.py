from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from b import Late


class A:
    def go(self):
        pass


class B:
    def go(self):
        pass


def casted(x: Any):
    cast(A, x).go()
    cast("B", x).go()


def late(x: "Late"):
    x.run()


def anything(x: Any):
    x.go()
