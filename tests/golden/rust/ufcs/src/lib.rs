pub trait Pilot {
    fn fly(&self);
    fn name() -> String;
}

pub trait Wizard {
    fn fly(&self);
    fn name() -> String;
}

pub struct Human;

impl Pilot for Human {
    fn fly(&self) {}
    fn name() -> String {
        String::new()
    }
}

impl Wizard for Human {
    fn fly(&self) {}
    fn name() -> String {
        String::new()
    }
}

impl Human {
    fn fly(&self) {}
}

pub fn run(h: Human) {
    h.fly();
    Pilot::fly(&h);
    Wizard::fly(&h);
    <Human as Wizard>::fly(&h);
    <Human as Pilot>::name();
    <Human>::fly(&h);
    Human::fly(&h);
}
