package p;

class Base {
    void hello() {}
}

class A {
    static final Base FIELD = new Base() {
        void hello() {
            own();
        }

        void own() {}
    };

    void own() {}

    void run() {
        var thing = new Object() {
            void greet() {
                own();
            }
        };
        thing.greet();
        new Base() {
            void more() {
                hello();
            }
        }.more();
        FIELD.hello();
    }
}
