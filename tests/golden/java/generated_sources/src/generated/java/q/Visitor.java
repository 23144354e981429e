package q;

class Visitor {
    static void visit() {}
}
