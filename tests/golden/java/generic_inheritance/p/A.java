package p;

class Item {
    void use() {}
}

class Other {
    void use() {}
}

class Box<T> {
    protected T value;

    T get() {
        return value;
    }

    void put(T value) {}
}

class Middle<A, B> extends Box<B> {}

class ItemBox extends Middle<Other, Item> {
    void own() {
        value.use();
        get().use();
    }
}

interface Source<T> {
    T next();
}

abstract class ItemSource implements Source<Item> {}

class A {
    void run(ItemBox box, ItemSource source, Box<Other> others) {
        box.get().use();
        box.value.use();
        source.next().use();
        others.get().use();
    }
}
