from shapes import Factory


def build():
    factory = Factory()
    return factory.circle()


def main():
    build().draw()
    Factory().any(1).draw()
