package p;

class A {
    void f(int i) {}

    void f(long l) {}

    void f(double d) {}

    void f(boolean b) {}

    void f(char c) {}

    void f(String s) {}

    void f(Object o) {}

    void run(byte small, Integer boxed, int[] many) {
        f(1);
        f(1L);
        f(1.5);
        f(true);
        f('c');
        f("s" + 1);
        f(many);
        f(small);
        f(boxed);
        f(2 > 1);
    }
}
