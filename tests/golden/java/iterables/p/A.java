package p;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

class Item {
    void use() {}
}

class Bag implements Iterable<Item> {
    private final List<Item> items = new ArrayList<>();

    public Iterator<Item> iterator() {
        return new Walk();
    }

    class Walk implements Iterator<Item> {
        public boolean hasNext() {
            return false;
        }

        public Item next() {
            return null;
        }
    }
}

class Items extends ArrayList<Item> {
    void all() {
        for (Item i : this) i.use();
        get(0).use();
    }
}

class A {
    void run(Bag bag, Items items, Item[] array) {
        for (Item i : bag) i.use();
        for (var i : bag) i.use();
        bag.iterator().next().use();
        bag.forEach(i -> i.use());
        for (var i : items) i.use();
        for (var i : array) i.use();
    }
}
