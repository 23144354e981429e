def start():
    pass


def stop():
    pass


current = start


def switch():
    global current
    current = stop


def run():
    current()


def outer():
    action = start

    def inner():
        nonlocal action
        action = stop

    inner()
    action()
