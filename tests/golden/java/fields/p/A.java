package p;

class Base {
    protected int count;
    static int total;
}

class A extends Base {
    Base other;

    int run(int count) {
        this.count = count;
        other.count += 1;
        Base.total++;
        total = count;
        return this.count + other.count;
    }
}
