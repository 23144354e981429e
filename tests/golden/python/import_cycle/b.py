import a


def pong(n):
    if n:
        a.ping(n - 1)
