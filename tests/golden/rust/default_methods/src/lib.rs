pub trait Visitor {
    fn visit(&mut self) {
        self.enter();
        self.leave();
    }
    fn enter(&mut self) {}
    fn leave(&mut self);
}

pub struct Quiet;
pub struct Loud;

impl Visitor for Quiet {
    fn leave(&mut self) {}
}

impl Visitor for Loud {
    fn enter(&mut self) {
        shout();
    }
    fn leave(&mut self) {}
}

fn shout() {}

pub fn run(mut q: Quiet, mut l: Loud) {
    q.visit();
    q.enter();
    l.enter();
    l.leave();
    Visitor::leave(&mut q);
}
