package p;

class Item {
    void use() {}
}

class A {
    void f(String... all) {}

    void f(String one) {}

    void g(Object... all) {}

    void g(Object[] all, int n) {}

    void h(int n, Item... items) {
        items[0].use();
        for (Item i : items) i.use();
    }

    void h(Item item) {}

    void run(String[] array, Item item) {
        f();
        f("a");
        f("a", "b");
        f(array);
        g(1, "x", null);
        g(new Object[] {1}, 2);
        g(array);
        h(1);
        h(1, item, item);
        h(item);
        String.format("%s", item);
    }
}
