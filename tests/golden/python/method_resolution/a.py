class Top:
    def who(self):
        pass

    def only_top(self):
        pass


class Left(Top):
    pass


class Right(Top):
    def who(self):
        pass


class Bottom(Left, Right):
    def run(self):
        self.who()
        self.only_top()


def main():
    Bottom().who()
    b = Bottom()
    b.only_top()
