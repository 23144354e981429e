class Engine:
    def start(self):
        pass


class Car:
    def __init__(self):
        self._engine = Engine()

    @property
    def engine(self):
        return self._engine

    @engine.setter
    def engine(self, value):
        self._engine = value


def main():
    car = Car()
    car.engine.start()
    car.engine = Engine()
