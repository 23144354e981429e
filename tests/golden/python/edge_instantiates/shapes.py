class Plain:
    pass


class Made:
    def __init__(self, size):
        self.size = size


class Below(Made):
    pass


class Fresh:
    def __new__(cls):
        return super().__new__(cls)


def make():
    Plain()
    Made(1)
    Below(2)
    Fresh()
