"""Functions in dictionaries, lists, tuples and sets."""


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


OPERATIONS = {"add": add, "sub": sub, "neg": lambda a: -a, **EXTRA}
FIRST, *OTHERS = [add, sub]
pair = (add, sub)
f, g = pair
(h, (i, j)) = 1, (2, add)
chosen = OPERATIONS["add"](1, 2)
nested = {"outer": {"inner": [add]}}
nested["outer"]["inner"][0](1, 2)
table = {name: op for name, op in OPERATIONS.items() if name}
doubled = [op(1, 2) for op in table.values()]
unique = {op for op in OTHERS}
OPERATIONS["mul"] = lambda a, b: a * b
