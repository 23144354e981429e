package p;

@FunctionalInterface
interface Op {
    Node apply(Node n);

    default Op then(Op next) {
        return n -> next.apply(apply(n));
    }
}

class Node {
    void mark() {}

    Node next() {
        return this;
    }
}

class A {
    private final Op field = n -> n.next();

    Node call(Op op, Node n) {
        op.apply(n).mark();
        return field.apply(n);
    }

    void run(Node node) {
        Op local = n -> {
            n.mark();
            return n;
        };
        local.apply(node).mark();
        local.then(n -> n.next()).apply(node);
        call(n -> n.next(), node).mark();
        Op cast = (Op) n -> n.next();
    }
}
