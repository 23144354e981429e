package r;

class Visitor {
    static void visit() {}
}
