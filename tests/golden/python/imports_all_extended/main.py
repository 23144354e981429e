from names import *
from joined import *


def main():
    first()
    second()
    third()
    fourth()
    _fifth()
    left_out()
    part()
