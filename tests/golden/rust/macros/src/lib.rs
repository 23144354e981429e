#[macro_export]
macro_rules! check {
    ($e:expr) => {
        if !$e {
            $crate::fail();
        }
    };
}

pub fn fail() {}

pub struct T;

impl T {
    fn value(&self) -> u8 {
        0
    }
}

fn make() -> T {
    T
}

pub fn run(t: T) {
    check!(make().value() == 1);
    println!("{} {}", t.value(), make().value());
    let v = vec![make()];
    assert!(matches!(t.value(), 1 | 2));
}
