package p;

import java.util.List;

class Item {
    void use() {}
}

class Other {
    void use() {}
}

class A {
    Other item;

    void item() {}

    void run(List<Item> items) {
        items.forEach(item -> item.use());
        items.forEach(x -> item.use());
        items.forEach(x -> this.item());
        items.forEach((Item item) -> { item(); });
        items.forEach(x -> {
            Other y = new Other();
            y.use();
        });
    }
}
