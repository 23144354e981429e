package p;

class Outer {
    class Inner {
        Inner(int n) {}

        void use() {}
    }

    static class Nested {
        class Deep {
            void use() {}
        }
    }
}

class Sub extends Outer {
    void own() {
        new Inner(1).use();
        this.new Inner(2);
    }
}

class A {
    void run(Sub sub) {
        sub.new Inner(3).use();
        new Outer().new Inner(4).use();
        new Outer.Nested().new Deep().use();
        Outer.Nested.Deep deep = null;
        deep.use();
    }
}
