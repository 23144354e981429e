class Root:
    def run(self):
        pass


class Left(Root):
    def run(self):
        super().run()


class Right(Root):
    def run(self):
        super().run()

    def only(self):
        pass


class Both(Left, Right):
    def run(self):
        super().run()
        super(Left, self).run()
        self.only()


class Other:
    def run(self):
        pass


def main():
    b = Both()
    b.run()
    b.only()
