package p;

class Cat {
    void go() {}
}

class Dog {
    void go() {}
}

class A {
    void run(boolean b, Cat cat, Dog dog) {
        var pet = b ? cat : dog;
        pet.go();
        (b ? cat : new Cat()).go();
    }
}
