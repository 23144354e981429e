import b


def ping(n):
    if n:
        b.pong(n - 1)
