def default():
    pass


handler = default
table = {"a": default}
