package p;

class Base {
    void put(Object o) {}

    private void hidden() {}

    static void shared() {}

    void kept(String s) {}
}

class Sub extends Base {
    void put(String s) {}

    void hidden() {}

    static void shared() {}

    void kept(String s) {}
}
