package p;

record Point(int x, Name name) {
    Point {
        Name.check(name);
    }

    int x() {
        return x;
    }
}

class Name {
    void print() {}

    static void check(Name name) {}
}

class Use {
    void run() {
        Point p = new Point(1, new Name());
        p.name().print();
        p.x();
    }
}
