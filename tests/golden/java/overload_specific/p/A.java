package p;

class Animal {}

class Dog extends Animal {}

class A {
    void see(Object o) {}

    void see(Animal a) {}

    void see(Dog d) {}

    void run(Animal animal, Dog dog) {
        see(animal);
        see(dog);
        see("text");
        see(null);
    }
}
