package p;

import java.util.List;
import java.util.Map;

class Foo {
    Foo next;

    void go() {}
}

class A {
    void run(Foo[] array, List<Foo> list, Map<String, Foo> map) {
        array[0].next.go();
        for (var foo : list) foo.go();
        list.get(0).go();
        map.get("k").go();
        for (Foo foo : map.values()) foo.go();
        list.iterator().next().go();
    }
}
