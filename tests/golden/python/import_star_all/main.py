from lib import *


def hidden_here():
    shown()
    _odd()
    hidden()
