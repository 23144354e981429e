def yes():
    pass


def no():
    pass


def once(callback):
    callback()


def often(*, action):
    action()


def main():
    once(yes)
    often(action=yes)
    often(action=no)
