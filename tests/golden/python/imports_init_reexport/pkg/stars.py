def starred():
    pass


def _hidden():
    pass
