import sys

if sys.platform == "win32":

    def home():
        return 1

else:

    def home():
        return 2


def user():
    return home()
