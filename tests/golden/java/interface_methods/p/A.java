package p;

interface One {
    default void go() {}

    static One make() {
        return null;
    }
}

interface Two {
    default void go() {}
}

class A implements One, Two {
    public void go() {
        Two.super.go();
        One.make().go();
    }
}

class B implements One {
    void run() {
        go();
    }
}
