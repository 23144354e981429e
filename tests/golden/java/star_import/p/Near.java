package p;

class Near {
    void go() {}
}
