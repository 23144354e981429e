package p;

class A {
    A(int i) {}

    void run() {
        Runnable r = this::help;
        Runnable s = A::shared;
        take(r, A::new, Plain::new);
    }

    void take(Object... values) {}

    void help() {}

    static void shared() {}

    static void shared(int i) {}
}

class Plain {}
