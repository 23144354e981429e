package p;

class A {
    void run() {
        B b = new B();
        b.go();
        B.help();
    }
}
