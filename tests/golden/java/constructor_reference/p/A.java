package p;

import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

class Item {
    Item(String name) {}

    void use() {}
}

class Bare {}

interface Factory {
    Item make(String name);
}

class A {
    void take(Factory f) {
        f.make("x").use();
    }

    void run() {
        take(Item::new);
        Function<String, Item> function = Item::new;
        Supplier<Bare> bare = Bare::new;
        IntFunction<Item[]> array = Item[]::new;
        bare.get().toString();
        function.apply("y").use();
    }
}
