package p;

class Base {
    Base(int n) {}

    Base(String s) {}

    Base(Object... all) {}
}

class A extends Base {
    A() {
        this("x", 1);
    }

    A(String s, int n) {
        super(s);
    }

    A(char c) {
        super(c);
    }

    A(Object o, Object p) {
        super(o, p);
    }

    static A make() {
        new A('c');
        new A(1, 2);
        return new A();
    }
}
