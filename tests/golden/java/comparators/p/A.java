package p;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

class Item {
    String name() {
        return "";
    }

    int size() {
        return 0;
    }

    static int order(Item a, Item b) {
        return 0;
    }
}

class A {
    static final Comparator<Item> BY_SIZE = (a, b) -> a.size() - b.size();

    void run(List<Item> items) {
        items.sort((a, b) -> a.name().compareTo(b.name()));
        items.sort(Comparator.comparing(Item::name).thenComparing(Item::size));
        Collections.sort(items, (a, b) -> a.size() - b.size());
        items.sort(Item::order);
        items.stream().sorted((a, b) -> b.size()).findFirst().get().size();
        items.stream().max(BY_SIZE).get().name();
        Comparator<Item> other = Comparator.comparing(i -> i.name());
        Collections.max(items, BY_SIZE).size();
        BY_SIZE.compare(null, null);
    }
}
