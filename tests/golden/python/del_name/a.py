def helper():
    pass


def build():
    return helper()


value = build()
del build
