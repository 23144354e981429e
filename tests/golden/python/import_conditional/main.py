try:
    from fast import dumps
except ImportError:
    from slow import dumps


def save(x):
    return dumps(x)


def lazily(x):
    import fast

    return fast.dumps(x)
