package p;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class Key {
    void turn() {}
}

class Value {
    void use() {}

    void get() {}
}

class A {
    Map<Key, Value> map = new HashMap<>();
    Map<Key, List<Value>> many = new HashMap<>();

    void run(Key key) {
        map.get(key).use();
        for (Map.Entry<Key, Value> e : map.entrySet()) {
            e.getKey().turn();
            e.getValue().use();
        }
        for (var e : map.entrySet()) e.getValue().use();
        for (Key k : map.keySet()) k.turn();
        map.values().forEach(v -> v.use());
        map.entrySet().forEach(e -> e.getKey().turn());
        many.computeIfAbsent(key, k -> new ArrayList<>()).get(0).use();
        map.merge(key, new Value(), (a, b) -> { a.use(); return b; }).use();
        map.getOrDefault(key, null).use();
        map.keySet().iterator().next().turn();
        map.values().stream().findFirst().get().use();
        map.remove(key);
    }
}
