class Shape:
    @classmethod
    def make(cls):
        return cls()

    def again(self):
        return type(self)()

    def other(self):
        return self.__class__()

    def draw(self):
        pass


class Circle(Shape):
    def draw(self):
        pass


KINDS = {"circle": Circle, "shape": Shape}


def get(name):
    return KINDS[name]


def local():
    class Inner:
        def draw(self):
            pass

    return Inner


def main():
    KINDS["circle"]().draw()
    get("x")().draw()
    local()().draw()
    Circle.make().draw()
    Circle().again().draw()
    make = Circle
    make().draw()
