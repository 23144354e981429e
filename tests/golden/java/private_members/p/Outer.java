package p;

class Outer {
    void secret() {}

    int state;

    static class Base {
        private void secret() {}

        private Outer state;
    }

    class Sub extends Base {
        void run(Base base) {
            secret();
            base.secret();
            ((Base) this).secret();
        }

        int read() {
            return state;
        }
    }
}
