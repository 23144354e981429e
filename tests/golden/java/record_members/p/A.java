package p;

class Item {
    void use() {}
}

record Pair<T>(T left, Item right) {
    Pair {
        check(left);
    }

    Pair(T both) {
        this(both, new Item());
    }

    static void check(Object o) {}

    public Item right() {
        return right;
    }

    static Pair<Item> of() {
        return new Pair<>(new Item());
    }

    void both() {
        left();
        right().use();
        right.use();
    }
}

class A {
    void run(Pair<Item> pair) {
        pair.left().use();
        pair.right().use();
        Pair.of().left().use();
        pair.equals(null);
        new Pair<Item>(new Item(), null).both();
    }
}
