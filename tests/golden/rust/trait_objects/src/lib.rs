pub trait Shape {
    fn area(&self) -> f64;
    fn name(&self) -> String {
        String::new()
    }
}

pub struct Circle;
pub struct Square;

impl Shape for Circle {
    fn area(&self) -> f64 {
        1.0
    }
}

impl Shape for Square {
    fn area(&self) -> f64 {
        2.0
    }
    fn name(&self) -> String {
        String::from("square")
    }
}

impl Square {
    fn side(&self) -> f64 {
        self.area()
    }
}

fn make(round: bool) -> Box<dyn Shape> {
    if round {
        Box::new(Circle)
    } else {
        Box::new(Square)
    }
}

pub fn total(shapes: &[Box<dyn Shape>], one: &dyn Shape) -> f64 {
    let mut sum = one.area();
    for s in shapes {
        sum += s.area();
    }
    make(true).name();
    Square.side() + shapes.iter().map(|s| s.area()).sum::<f64>() + sum
}
