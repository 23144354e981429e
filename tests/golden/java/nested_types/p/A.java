package p;

class A extends Outer {
    void run(Outer outer) {
        Outer.Nested n = new Outer.Nested();
        n.go();
        Inner i = outer.new Inner();
        i.go();
        Nested.help();
    }
}
