class A:
    def run(self):
        pass


class B:
    def run(self):
        pass


def main(flag):
    if (a := A()):
        a.run()
    either = A() if flag else B()
    either.run()
    (None or B()).run()
