package p;

class Item {
    void use() {}

    Item next() {
        return this;
    }
}

class Other {
    void use() {}
}

class A {
    Item field;
    Item[][] grid;

    void run(boolean b, Object o, Item a, Item c, int n, Other other) {
        (b ? a : c).use();
        ((Item) o).use();
        (switch (n) {
            case 1 -> a;
            default -> c;
        }).use();
        grid[0][1].next().use();
        (field = a).use();
        ((a)).next().next().use();
        new Item[] {a}[0].use();
        Item[] list = {a, c};
        list[n].use();
        grid.clone();
        int size = list.length;
        A.this.field.use();
        this.field.next().use();
        other.use();
    }
}
