package p;

class Base {
    void work() {}
}

class A extends Base {
    final Base other = new Base();

    void work() {}

    static void still() {}

    void run() {
        Runnable own = this::work;
        Runnable above = super::work;
        Runnable of = other::work;
        Runnable fixed = A::still;
        new Object() {
            void work() {}

            Runnable inner = A.this::work;
            Runnable self = this::work;
        };
    }
}
