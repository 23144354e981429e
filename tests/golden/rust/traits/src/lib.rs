pub trait Base {
    fn id(&self) -> u32;
}

pub trait Draw: Base {
    fn draw(&self);

    fn twice(&self) {
        self.draw();
        self.id();
    }
}

pub struct Dot;

impl Base for Dot {
    fn id(&self) -> u32 {
        1
    }
}

impl Draw for Dot {
    fn draw(&self) {}
}

pub fn generic<T: Draw>(t: &T) {
    t.draw();
    t.id();
}

pub fn bounded<T>(t: T)
where
    T: Clone + Draw,
{
    t.twice();
}

pub fn object(d: Box<dyn Draw>, i: impl Draw) {
    d.draw();
    i.id();
}

pub fn concrete(d: Dot) {
    d.draw();
    d.twice();
    Draw::draw(&d);
    <Dot as Base>::id(&d);
}
