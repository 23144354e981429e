package p;

interface Animal {
    void speak();
}

abstract class Pet implements Animal {
    abstract void play();

    void live() {
        speak();
        play();
    }
}

class Dog extends Pet {
    public void speak() {}

    void play() {}

    void bark() {}
}

class Cat extends Pet {
    public void speak() {}

    void play() {}
}

class Unrelated {
    public void speak() {}

    void play() {}
}

class A {
    void run(Animal animal, Pet pet, Dog dog) {
        animal.speak();
        pet.speak();
        pet.live();
        dog.speak();
        dog.live();
        Animal made = new Cat();
        made.speak();
        var cat = new Cat();
        cat.play();
        ((Dog) pet).bark();
    }
}
