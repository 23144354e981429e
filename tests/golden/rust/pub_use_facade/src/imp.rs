pub struct Engine;

pub trait Start {
    fn start(&self);
}

impl Start for Engine {
    fn start(&self) {}
}

pub fn make() -> Engine {
    Engine
}

fn hidden() {}
