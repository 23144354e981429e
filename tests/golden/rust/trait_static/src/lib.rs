pub trait Make: Sized {
    fn make() -> Self;
    fn two() -> (Self, Self) {
        (Self::make(), Self::make())
    }
    fn used(&self) {}
}

pub struct Toy;

impl Make for Toy {
    fn make() -> Self {
        Toy
    }
}

impl Toy {
    fn play(&self) {}
}

fn build<T: Make>() -> T {
    T::make()
}

pub fn run() {
    Toy::make().play();
    let t: Toy = build();
    t.play();
    build::<Toy>().play();
    let (a, _) = Toy::two();
    a.play();
}
