import fixtures


def test():
    fixtures.make()
