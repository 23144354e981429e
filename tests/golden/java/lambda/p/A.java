package p;

import java.util.List;

interface Visitor {
    void visit(Node node);
}

class Node {
    void mark() {}

    void each(Visitor visitor) {
        visitor.visit(this);
    }
}

class A {
    Runnable later = () -> help();

    void run(Node node, List<Node> nodes) {
        node.each(n -> n.mark());
        nodes.forEach(n -> n.mark());
    }

    void help() {}
}
