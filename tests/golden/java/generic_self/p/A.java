package p;

abstract class Builder<B extends Builder<B>> {
    abstract B self();

    B name(String name) {
        return self();
    }
}

class CarBuilder extends Builder<CarBuilder> {
    CarBuilder self() {
        return this;
    }

    CarBuilder doors(int n) {
        return this;
    }

    Car build() {
        return new Car();
    }
}

class Car {
    void drive() {}
}

class A {
    void run() {
        new CarBuilder().name("x").doors(4).name("y").build().drive();
    }
}
