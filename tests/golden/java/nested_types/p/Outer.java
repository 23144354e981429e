package p;

class Outer {
    static class Nested {
        void go() {}

        static void help() {}
    }

    class Inner {
        void go() {}
    }
}
