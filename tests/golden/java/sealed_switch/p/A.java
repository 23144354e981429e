package p;

sealed interface Shape permits Circle, Square {
    void draw();
}

record Circle(int r) implements Shape {
    public void draw() {}

    int area() {
        return 3;
    }
}

final class Square implements Shape {
    public void draw() {}

    int area() {
        return 4;
    }
}

class A {
    int run(Shape shape) {
        shape.draw();
        Shape other = switch (shape) {
            case Circle c -> new Circle(c.area());
            case Square s -> {
                s.draw();
                yield s;
            }
        };
        other.draw();
        return switch (shape) {
            case Circle c when c.r() > 1 -> c.area();
            case Circle c -> 0;
            case Square c -> c.area();
        };
    }
}
