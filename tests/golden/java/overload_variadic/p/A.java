package p;

class A {
    void f(String s) {}

    void f(String s, String t) {}

    void f(String s, String... more) {}

    void run(String[] list) {
        f("a");
        f("a", "b");
        f("a", "b", "c");
        f("a", list);
    }
}
