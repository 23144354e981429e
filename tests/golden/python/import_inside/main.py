from a import run


def one():
    from b import run

    run()


def two():
    run()


def three():
    import a as module

    module.local()
    f = module.run
    f()


class Holder:
    from a import local

    import b as inner

    def go(self):
        self.inner.run()
