package p;

interface Shape {
    double area();
}

abstract class Base implements Shape {
    void draw() {}

    void draw(int times) {}
}

class Circle extends Base {
    public double area() {
        return 3.0;
    }

    void draw() {
        super.draw();
        draw(2);
        area();
    }
}

class Use {
    void run(Circle circle, Shape shape) {
        circle.draw(1);
        circle.draw();
        shape.area();
    }
}
