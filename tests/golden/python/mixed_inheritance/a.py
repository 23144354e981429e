from lib import Foreign


class Mixin:
    def save(self):
        self.validate()

    def validate(self):
        pass


class Base:
    def save(self):
        pass

    def validate(self):
        pass

    def load(self):
        pass


class Both(Mixin, Base):
    def go(self):
        self.save()
        self.load()
        super().save()


class Outside(Foreign, Base):
    def go(self):
        self.load()
        self.unknown()


class Diamond(Both, Base):
    def validate(self):
        super().validate()


def unknown():
    pass


def main():
    Both().save()
    Diamond().load()
    Outside().unknown()
