from typing import overload


class A:
    def run(self):
        pass


@overload
def pick(x: int) -> A: ...
@overload
def pick(x: str) -> A: ...
def pick(x):
    return A()


class Box:
    @overload
    def get(self, x: int) -> A: ...

    @overload
    def get(self, x: str) -> A: ...

    def get(self, x):
        return A()


def main():
    pick(1).run()
    Box().get(1).run()
