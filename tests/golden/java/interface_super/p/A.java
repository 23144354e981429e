package p;

interface Left {
    default void hello() {
        help();
    }

    private void help() {}

    static void make() {}
}

interface Right {
    default void hello() {}
}

class A implements Left, Right {
    public void hello() {
        Left.super.hello();
        Right.super.hello();
        Left.make();
    }

    static void make() {}

    void run() {
        make();
    }
}
