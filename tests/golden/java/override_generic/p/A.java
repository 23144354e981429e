package p;

import java.util.List;

interface Handler<T, R> {
    R handle(T t);

    default void all(List<T> list) {}
}

class Text implements Handler<String, Integer> {
    public Integer handle(String s) {
        return 1;
    }

    public Integer handle(Integer n) {
        return 2;
    }

    public void all(List<String> list) {}
}

abstract class Base<K> {
    void put(K key) {}

    static void make() {}
}

class Sub extends Base<String> {
    void put(String key) {}

    void put(Object key, int n) {}

    static void make() {}
}
