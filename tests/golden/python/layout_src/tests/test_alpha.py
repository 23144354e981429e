import alpha
import single
from alpha.inner import go


def test():
    alpha.go()
    go()
    single.only()
