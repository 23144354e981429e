package p;

class Item {
    void use() {}
}

record Pair(Item left, Other right) {}

record Other(Item item) {}

class A {
    void run(Object o) {
        if (o instanceof Pair(Item a, Other b)) {
            a.use();
            b.item().use();
        }
        if (o instanceof Pair(var a, Other(var c))) {
            a.use();
            c.use();
        }
        switch (o) {
            case Pair(var x, var y) when x != null -> y.item();
            case Other other -> other.item().use();
            default -> o.hashCode();
        }
    }
}
