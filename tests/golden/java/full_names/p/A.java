package p;

class A {
    q.r.B b = new q.r.B();

    void run() {
        q.r.B.help();
        b.go();
        java.util.Collections.emptyList();
    }
}
