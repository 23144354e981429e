package p;

class A {
    private static int count() {
        return 1;
    }

    private void own() {}

    static class Nested {
        int n = count();

        void run(A a) {
            count();
            a.own();
            new Nested().run(a);
            new A.Nested();
        }
    }

    interface Visitor {
        void visit(Nested n);
    }

    enum Kind {
        ONE;

        void go() {
            count();
        }
    }
}

class B {
    void run(A.Visitor v, A.Nested n) {
        v.visit(n);
        A.Kind.ONE.go();
    }
}
