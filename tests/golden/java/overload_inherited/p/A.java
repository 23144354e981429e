package p;

class Base {
    void f(int i) {}

    void f(String s) {}
}

class Sub extends Base {
    void f(String s) {}

    void f(Object o) {}

    void run() {
        f(1);
        f("s");
        f(this);
    }
}
