from ... import util
from ...util import helper
from .. import b
from . import sibling
from .sibling import f as g
from .... import nowhere


def main():
    util.helper()
    helper()
    b.c.main()
    sibling.f()
    g()
    nowhere.f()
