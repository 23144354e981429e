package p;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

class Shape {}

class A {
    <T> void f(Collection<T> all) {}

    <T> void f(List<T> list) {}

    <T extends Shape> void f(T shape) {}

    void f(Object o) {}

    void run(List<String> list, Set<String> set, ArrayList<Shape> shapes, Shape shape, String s) {
        f(list);
        f(set);
        f(shapes);
        f(shape);
        f(s);
    }
}
