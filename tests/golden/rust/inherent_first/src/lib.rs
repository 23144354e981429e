pub struct Text;
pub struct Number;
pub struct Value;

pub trait Show {
    fn show(&self);
}

impl Value {
    fn show(&self) {}
}

impl Show for Value {
    fn show(&self) {}
}

impl From<Text> for Value {
    fn from(t: Text) -> Self {
        Value
    }
}

impl From<Number> for Value {
    fn from(n: Number) -> Self {
        Value
    }
}

pub fn run(v: Value, t: Text) {
    v.show();
    Value::from(t);
    Value::from(Number);
}
