package p;

class B {
    void go() {}

    static void help() {}
}
