use std::ops::Add;

#[derive(Clone, Copy)]
pub struct Point {
    x: i32,
}

impl Add for Point {
    type Output = Point;

    fn add(self, o: Point) -> Point {
        Point { x: self.x + o.x }
    }
}

impl PartialEq for Point {
    fn eq(&self, o: &Point) -> bool {
        self.x == o.x
    }
}

impl Point {
    fn show(&self) {}
}

pub fn run(a: Point, b: Point) {
    a.add(b).show();
    a.eq(&b);
    (a + b).show();
}
