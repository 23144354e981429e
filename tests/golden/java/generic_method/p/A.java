package p;

import java.util.List;

class Foo {
    void go() {}
}

class A {
    static <T> T same(T t) {
        return t;
    }

    static <T> T first(List<T> list) {
        return list.get(0);
    }

    static <T extends Foo> void all(T t) {
        t.go();
    }

    void run(List<Foo> foos) {
        same(new Foo()).go();
        first(foos).go();
    }
}
