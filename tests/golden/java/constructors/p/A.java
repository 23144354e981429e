package p;

class Base {
    Base(String name) {}
}

class A extends Base {
    A() {
        this("none");
    }

    A(String name) {
        super(name);
    }
}

class Plain {}

class Use {
    void run() {
        new A();
        new A("x");
        new Plain();
    }
}
