def left():
    pass


def right():
    pass


def outer():
    def nested():
        left()

    return nested


def choose(flag):
    return left if flag else right


def relay():
    return outer()


def unused():
    def nested():
        right()

    return nested


def main():
    outer()()
    f = relay()
    f()
    choose(1)()
