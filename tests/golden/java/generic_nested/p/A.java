package p;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class Item {
    void use() {}
}

class Pair<L, R> {
    L left;
    R right;

    L left() {
        return left;
    }

    R right() {
        return right;
    }

    Pair<R, L> swap() {
        return null;
    }
}

class A {
    final Map<String, List<Pair<String, Item>>> all = new HashMap<>();

    void run(Pair<Pair<Item, String>, Item> pair) {
        all.get("x").get(0).right().use();
        all.get("x").get(0).swap().left().use();
        all.get("x").get(0).left().trim();
        pair.left().left().use();
        pair.left.left.use();
        pair.swap().left().use();
        for (List<Pair<String, Item>> list : all.values())
            for (Pair<String, Item> p : list) p.right.use();
    }
}
