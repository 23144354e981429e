class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, m):
        return self.n + m


add = Adder(1)


def main():
    add(2)
    Adder(3)(4)
