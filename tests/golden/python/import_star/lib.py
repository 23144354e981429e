from base import low


def public():
    pass


def _private():
    pass
