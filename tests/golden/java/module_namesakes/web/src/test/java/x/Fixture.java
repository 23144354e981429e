package x;

class Fixture {
    static void make() {}
}
