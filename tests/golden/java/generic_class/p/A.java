package p;

class Box<T> {
    T content;

    T get() {
        return content;
    }
}

class FooBox extends Box<Foo> {}

class Foo {
    void go() {}
}

class A {
    void run(Box<Foo> box, FooBox own, Box<String> other) {
        box.get().go();
        box.content.go();
        own.get().go();
        other.get().length();
    }
}
