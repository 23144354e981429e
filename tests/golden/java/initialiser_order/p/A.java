package p;

class Tool {
    static Tool make() {
        return new Tool();
    }

    Tool set(int n) {
        return this;
    }
}

class A {
    static final Tool SHARED = Tool.make().set(1);
    private Tool own = SHARED.set(count());

    static {
        Tool local = SHARED;
        local.set(2);
    }

    {
        own.set(3);
        helper();
    }

    A() {
        own.set(4);
    }

    static int count() {
        return 1;
    }

    void helper() {}
}
