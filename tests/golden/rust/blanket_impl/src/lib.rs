pub trait Describe {
    fn describe(&self) -> String;
}

pub trait Print {
    fn print(&self);
}

impl<T: Describe> Print for T {
    fn print(&self) {
        self.describe();
    }
}

pub struct Cat;

impl Describe for Cat {
    fn describe(&self) -> String {
        String::new()
    }
}

pub struct Own;

impl Own {
    fn print(&self) {}
}

pub fn run(c: Cat, o: Own) {
    c.print();
    o.print();
}
