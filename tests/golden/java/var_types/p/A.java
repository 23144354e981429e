package p;

class Foo {
    Foo next() {
        return this;
    }

    void go() {}
}

class A {
    void run() {
        var foo = new Foo();
        var other = foo.next();
        other.go();
    }
}
