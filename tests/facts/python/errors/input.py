def before():
    return 1

def broken(:
    call_inside()

class Kept:
    def method(self):
        other(
            self

def after():
    before()
