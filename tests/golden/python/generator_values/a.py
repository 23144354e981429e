def f():
    pass


def g():
    pass


def functions():
    yield f
    yield g


def receive():
    while True:
        task = yield
        task()


def main():
    for function in functions():
        function()
    next(functions())()
    made = (x for x in [f])
    for function in made:
        function()
    first = list(functions())[0]
    first()
    for function in map(lambda x: x, [g]):
        function()
    for function in filter(None, [f]):
        function()
