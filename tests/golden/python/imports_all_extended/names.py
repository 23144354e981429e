__all__ = ["first"]
__all__ += ["second"]
__all__.extend(["third"])
__all__.append("fourth")
__all__ = __all__ + ["_fifth"]


def first():
    pass


def second():
    pass


def third():
    pass


def fourth():
    pass


def _fifth():
    pass


def left_out():
    pass
