package p;

class Point {
    void show() {}
}

class A {
    void first() {
        record Point(int x) {
            void show() {}
        }
        enum Side {
            LEFT;

            void turn() {}
        }
        interface Walk {
            static void go() {}
        }
        new Point(1).show();
        Side.LEFT.turn();
        Walk.go();
    }

    void second() {
        new Point().show();
    }
}
