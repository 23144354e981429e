import pkg.part
import pkg.part as p
from pkg import part, tool


def main():
    pkg.part.work()
    p.work()
    part.work()
    pkg.tool()
    tool()
