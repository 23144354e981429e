def add(a, b):
    return a + b


class Calculator:
    def total(self):
        return add(1, 2)
