struct A;
struct B;

impl A {
    fn next(self) -> B {
        B
    }
}

impl B {
    fn last(self) {}
}

pub fn run() {
    let x = A;
    let x = x.next();
    x.last();
    later();
    fn later() {}
}
