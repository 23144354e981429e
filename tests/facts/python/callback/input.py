"""Handlers are functions that somebody else calls."""


def log(event):
    print(event)


def register(kind, handler, *, once=False):
    return handler(kind)


def run(handlers):
    for handler in handlers:
        handler("start")


register("open", log)
register("close", handler=lambda event: log(event))
run([log, print])
on_error = log
on_error("x")
