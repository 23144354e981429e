package p;

class Top {
    Top self;

    void work() {}

    void work(int n) {}
}

class Middle extends Top {}

class A extends Middle {
    A self;

    void work() {
        super.work();
        super.work(1);
        super.self.work();
        self.work();
        super.toString();
    }
}
