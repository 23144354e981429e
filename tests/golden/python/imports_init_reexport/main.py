import pkg
import pkg.deep.leaf as leaf
from pkg import renamed, shared, starred
from pkg.deep import leaf as again


def main():
    pkg.shared()
    renamed()
    shared()
    starred()
    pkg.deep.leaf.run()
    leaf.run()
    again.run()
    pkg.missing()
