package p;

class Builder {
    Builder name(String s) {
        return this;
    }

    Product build() {
        return new Product();
    }
}

class Product {
    void ship() {}
}

class A {
    void run() {
        new Builder().name("a").name("b").build().ship();
    }
}
