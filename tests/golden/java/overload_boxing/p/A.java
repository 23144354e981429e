package p;

class A {
    void f(long n) {}

    void f(Integer n) {}

    void f(Object o) {}

    void f(int... all) {}

    void g(Integer n) {}

    void g(int... all) {}

    void h(double d) {}

    void h(Object o) {}

    void run(short small, Integer box, char letter, Long big) {
        f(small);
        f(1);
        f(box);
        f('c');
        f(2.5);
        f();
        f(1, 2);
        g(3);
        g(small);
        h(big);
        h(1f);
        h(box.intValue());
    }
}
