package p;

class Outer {
    void f(int n) {}

    static void g(String s) {}

    class Inner {
        void f(int n, int m) {}

        void run() {
            f(1, 2);
            Outer.this.f(1);
            g("x");
        }
    }
}
