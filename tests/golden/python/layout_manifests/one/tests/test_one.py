from alpha.work import run
from shared import which


def test():
    run()
    which()
