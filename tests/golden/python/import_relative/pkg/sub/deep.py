from ..util import helper
from .. import run


def dive():
    helper()
    run()
