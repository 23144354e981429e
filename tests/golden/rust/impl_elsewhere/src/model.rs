pub struct Model;

pub trait Describe {
    fn describe(&self) {}
}
