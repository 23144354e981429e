package p;

class Outer {
    int value;

    void work() {}

    void same() {}

    class Inner {
        void same() {}

        void run() {
            work();
            same();
            Outer.this.same();
            value = 1;
        }
    }
}
