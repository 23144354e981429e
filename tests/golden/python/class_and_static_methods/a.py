class Shape:
    @classmethod
    def unit(cls):
        return cls()

    @staticmethod
    def area(w, h):
        return w * h

    def draw(self):
        self.area(1, 2)
        return Shape.unit()


def main():
    Shape.area(1, 2)
    Shape.unit().draw()
