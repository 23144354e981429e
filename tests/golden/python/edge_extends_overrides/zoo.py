import abc


class Animal(abc.ABC):
    def speak(self):
        pass

    def walk(self):
        pass


class Mammal(Animal):
    def walk(self):
        pass


class Dog(Mammal):
    def speak(self):
        pass

    def walk(self):
        pass

    def fetch(self):
        pass
