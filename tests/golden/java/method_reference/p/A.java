package p;

class A {
    void run() {
        Runnable r = this::help;
        Runnable s = A::shared;
        take(r);
    }

    void take(Runnable r) {}

    void help() {}

    static void shared() {}
}
