class Engine:
    def start(self):
        pass


class Car:
    def __init__(self):
        self.engine = Engine()

    def drive(self):
        self.engine.start()


class Taxi(Car):
    def ride(self):
        self.engine.start()


def main():
    Car().engine.start()
