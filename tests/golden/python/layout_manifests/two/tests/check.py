from shared import which
import beta


def test():
    which()
