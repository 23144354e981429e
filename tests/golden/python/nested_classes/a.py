class Outer:
    class Inner:
        def run(self):
            pass

    def make(self):
        return Outer.Inner()

    def direct(self):
        self.Inner().run()


def build():
    class Local(Outer.Inner):
        def run(self):
            super().run()

    return Local()


def main():
    Outer().make().run()
    build().run()
