from . import generated
from .missing import thing
from .present import absent


def main():
    thing()
    generated.run()
    absent()
