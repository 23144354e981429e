package p;

class A {
    static int one = first();
    int two;

    static {
        int local = first();
        use(local);
    }

    {
        two = first();
    }

    static int first() {
        return 1;
    }

    static void use(int i) {}
}
