class Base:
    def __init__(self, name):
        self.name = name

    def close(self):
        pass


class Child(Base):
    def __init__(self):
        super().__init__("x")

    def close(self):
        super().close()
        super(Child, self).close()
        Base.close(self)
