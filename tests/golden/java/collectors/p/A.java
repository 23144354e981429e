package p;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class Item {
    String name() {
        return "";
    }

    List<Item> parts() {
        return null;
    }

    void use() {}
}

class A {
    void run(List<Item> items) {
        Map<String, List<Item>> groups = items.stream().collect(Collectors.groupingBy(i -> i.name()));
        groups.get("x").get(0).use();
        items.stream().collect(Collectors.toMap(i -> i.name(), i -> i)).get("x").use();
        items.stream().flatMap(i -> i.parts().stream()).forEach(i -> i.use());
        items.stream().collect(Collectors.toSet()).iterator().next().use();
        items.stream().reduce((a, b) -> { a.use(); return b; }).get().use();
        items.stream().map(Item::name).map(s -> s.trim()).count();
        items.stream().anyMatch(i -> i.name().isEmpty());
        items.stream().mapToInt(i -> i.name().length()).sum();
        IntStream.range(0, 3).mapToObj(n -> items.get(n)).forEach(i -> i.use());
        Stream.of(new Item(), new Item()).peek(i -> i.use()).toList().get(0).use();
        for (Item i : items.stream().filter(i -> true).toList()) i.use();
    }
}
