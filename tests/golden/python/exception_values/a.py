class Base(Exception):
    def explain(self):
        pass


class Child(Base):
    def __init__(self, code):
        super().__init__(code)
        self.code = code

    def explain(self):
        pass


class Other(Exception):
    def explain(self):
        pass


KNOWN = (Child, Other)


def fail():
    raise Child(1)


def again():
    raise Other


def main():
    try:
        fail()
    except Child as e:
        e.explain()
    except (Base, Other) as e:
        e.explain()
    except KNOWN as e:
        e.explain()
    except ValueError as e:
        e.explain()
    else:
        again()
    finally:
        Other().explain()
