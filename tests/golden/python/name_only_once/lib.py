def very_special_function():
    pass


SETTING = 1
