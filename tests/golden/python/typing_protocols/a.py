from typing import Any, Protocol, overload


class Runs(Protocol):
    def run(self) -> "Result":
        ...


class Result:
    def show(self):
        pass


class Text:
    def show(self):
        pass


class Real:
    def run(self) -> Result:
        return Result()


@overload
def load(x: int) -> Result: ...
@overload
def load(x: str) -> Text: ...
def load(x: Any) -> Any:
    return x


def use(r: Runs):
    r.run().show()


def main():
    use(Real())
    load(1).show()
