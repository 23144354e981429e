pub trait Greeter {
    fn greet(&self);
}

pub struct English;

impl English {
    fn only(&self) {}
}

impl Greeter for English {
    fn greet(&self) {}
}

pub fn greeter() -> impl Greeter {
    English
}

pub fn adder(n: u32) -> impl Fn(u32) -> u32 {
    move |m| plus(n, m)
}

fn plus(a: u32, b: u32) -> u32 {
    a + b
}

pub fn run() {
    greeter().greet();
    let add = adder(1);
    add(2);
}
