package p;

import java.util.ArrayList;
import java.util.List;

class Item {
    void use() {}
}

class Other {
    void use() {}
}

class Box<T> {
    final T value;

    Box(T value) {
        this.value = value;
    }

    T get() {
        return value;
    }

    static <S> Box<S> of(S s) {
        return new Box<>(s);
    }
}

class Pair<L, R> {
    Pair(L left, List<R> right) {}

    R right() {
        return null;
    }
}

class A {
    void run(Item item, List<Other> others) {
        new Box<>(item).get().use();
        var box = new Box<>(item);
        box.value.use();
        Box.of(item).get().use();
        new Pair<>(item, others).right().use();
        new Box<Item>(null).get().use();
        var list = new ArrayList<Item>();
        list.get(0).use();
    }
}
