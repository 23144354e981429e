package p;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

interface Step<I, O> {
    O take(I in);
}

class Item {
    Part part() {
        return null;
    }

    void use() {}
}

class Part {
    void use() {}
}

class Chain<T> {
    <R> Chain<R> then(Function<? super T, ? extends R> f) {
        return null;
    }

    <R> Chain<R> step(Step<T, R> s) {
        return null;
    }

    void each(Consumer<? super T> c) {}

    T get() {
        return null;
    }

    static <S> Chain<S> start(Supplier<S> s) {
        return null;
    }
}

class A {
    static <T> T call(Supplier<T> s) {
        return s.get();
    }

    static <T, R> List<R> map(List<T> list, Function<T, R> f) {
        return null;
    }

    void run(List<Item> items) {
        call(() -> new Item()).use();
        call(Item::new).use();
        map(items, i -> i.part()).get(0).use();
        map(items, Item::part).get(0).use();
        Chain.start(() -> new Item()).then(i -> i.part()).get().use();
        Chain.start(Item::new).step(Item::part).each(p -> p.use());
        Chain.start(Item::new).step(i -> i.part()).then(p -> p).get().use();
    }
}
