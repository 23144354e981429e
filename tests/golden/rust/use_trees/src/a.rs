pub mod b {
    pub fn one() {}
    pub fn two() {}
}

pub fn three() {}

pub trait Speak {
    fn speak(&self);
}

impl Speak for u8 {
    fn speak(&self) {}
}
