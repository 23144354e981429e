__all__ = ["part"]


def part():
    pass


def unlisted():
    pass
