pub trait Build: Sized {
    fn with(self) -> Self {
        self
    }
    fn fresh() -> Self;
}

pub struct Car;

impl Build for Car {
    fn fresh() -> Self {
        Car
    }
}

impl Car {
    fn drive(&self) {}
}

pub fn run(c: Car) {
    c.with().drive();
    Car::fresh().drive();
}
