from contextlib import contextmanager


class Row:
    def show(self):
        pass


def rows():
    yield Row()


class Session:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def commit(self):
        pass


@contextmanager
def session():
    yield Session()


def main():
    for row in rows():
        row.show()
    with Session() as s:
        s.commit()
    with session() as t:
        t.commit()
