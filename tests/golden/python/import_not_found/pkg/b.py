from .a import absent, present
from .gone import thing
from . import nothing
import pkg.a
import outside


def main():
    absent()
    present()
    thing()
    nothing.run()
    pkg.a.absent()
    outside.thing()
