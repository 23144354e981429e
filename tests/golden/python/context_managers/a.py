from contextlib import contextmanager, ExitStack, closing


class Connection:
    def __enter__(self):
        return Cursor()

    def __exit__(self, *args):
        pass

    def close(self):
        pass


class Cursor:
    def execute(self):
        pass


class Same:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def go(self):
        pass


class Child(Same):
    def more(self):
        pass


@contextmanager
def opened():
    yield Cursor()


def main():
    with Connection() as c:
        c.execute()
    with Connection() as a, Same() as b:
        a.execute()
        b.go()
    with Child() as d:
        d.more()
    with opened() as e:
        e.execute()
    with (Connection() as f, Same() as g):
        f.execute()
        g.go()
    with closing(Connection()) as h:
        h.close()
