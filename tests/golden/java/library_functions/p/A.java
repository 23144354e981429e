package p;

import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

class Item {
    Part part() {
        return new Part();
    }

    boolean good() {
        return true;
    }

    void get() {}

    void apply() {}
}

class Part {
    void use() {}
}

class A {
    void run(Supplier<Item> s, Function<Item, Part> f, BiFunction<Item, Item, Part> b, Callable<Part> c) throws Exception {
        s.get().part();
        f.apply(null).use();
        b.apply(null, null).use();
        c.call().use();
        Function<Item, Part> g = i -> i.part();
        g.andThen(p -> p).apply(null);
        Consumer<Part> eat = p -> p.use();
        Predicate<Item> test = i -> i.good();
        UnaryOperator<Part> op = p -> { p.use(); return p; };
        BiFunction<Item, Part, Part> h = (i, p) -> { i.good(); p.use(); return p; };
        Supplier<Supplier<Part>> nested = () -> () -> new Part();
        nested.get().get().use();
        take(i -> i.part(), p -> p.use());
    }

    void take(Function<? super Item, ? extends Part> f, Consumer<? super Part> c) {
        c.accept(f.apply(new Item()));
        f.apply(null).use();
    }
}
