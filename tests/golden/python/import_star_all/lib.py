__all__ = ["shown", "_odd"]


def shown():
    pass


def _odd():
    pass


def hidden():
    pass
