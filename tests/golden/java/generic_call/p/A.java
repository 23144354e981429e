package p;

import java.util.Arrays;
import java.util.List;

class Item {
    void use() {}
}

class A {
    static <T> T same(T t) {
        return t;
    }

    static <T extends Item> T first(List<T> list) {
        return list.get(0);
    }

    static <T> List<T> listOf(T a, T b) {
        return Arrays.asList(a, b);
    }

    static <T> T make(Class<T> type) {
        return null;
    }

    <T> T any() {
        return null;
    }

    static <T> T last(T... all) {
        return all[0];
    }

    void run(Item item, List<Item> items) {
        same(item).use();
        first(items).use();
        listOf(item, item).get(0).use();
        make(Item.class).use();
        this.<Item>any().use();
        last(item, item).use();
    }
}
