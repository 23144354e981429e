class Left:
    def go_left(self):
        pass


class Right:
    def go_right(self):
        pass


def pair():
    return Left(), Right()


def main():
    left, right = pair()
    left.go_left()
    right.go_right()
    (a, b), c = (Right(), Left()), Right()
    a.go_right()
    b.go_left()
    c.go_right()
