package p;

import java.util.List;
import java.util.Map;

class Shape {
    void draw() {}
}

class Circle extends Shape {
    void roll() {}
}

class Box<T extends Shape> {
    T get() {
        return null;
    }
}

class A {
    void run(List<? extends Shape> shapes, Box<?> any, Box<? extends Circle> box, List<?> things,
             Map<String, ? extends List<? extends Circle>> map, List<? super Circle> sink) {
        shapes.get(0).draw();
        for (Shape s : shapes) s.draw();
        for (var s : shapes) s.draw();
        any.get().draw();
        box.get().roll();
        things.get(0).toString();
        map.get("x").get(0).roll();
        sink.get(0).hashCode();
    }
}
