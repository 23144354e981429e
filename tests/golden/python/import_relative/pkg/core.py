from . import util
from .util import helper
from .sub.deep import dive
from . import VERSION


def run():
    util.helper()
    helper()
    dive()
    return VERSION
