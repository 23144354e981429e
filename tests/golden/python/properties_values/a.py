from functools import cached_property


class Engine:
    def start(self):
        pass


class Wheel:
    def turn(self):
        pass


class Car:
    def __init__(self):
        self._wheel = None

    @property
    def engine(self):
        return Engine()

    @cached_property
    def spare(self) -> Wheel:
        return Wheel()

    @property
    def wheel(self):
        return self._wheel

    @wheel.setter
    def wheel(self, value):
        self._wheel = value


class Fast(Car):
    @property
    def engine(self):
        return super().engine


def main():
    Car().engine.start()
    Car().spare.turn()
    Fast().engine.start()
    c = Car()
    c.wheel = Wheel()
    c.wheel.turn()
