#[derive(Clone)]
pub enum Value {
    Number(Number),
    Text(String),
    List(Vec<Value>),
    Null,
}

#[derive(Clone)]
pub struct Number {
    n: N,
}

#[derive(Clone)]
enum N {
    Pos(u64),
    Neg(i64),
}

impl Number {
    pub fn is_i64(&self) -> bool {
        match self.n {
            N::Pos(v) => v > 0,
            N::Neg(_) => true,
        }
    }
}

impl Value {
    pub fn is_i64(&self) -> bool {
        match self {
            Value::Number(n) => n.is_i64(),
            _ => false,
        }
    }
    pub fn all(&self) -> bool {
        use Value::*;
        match *self {
            Number(ref n) | List(_) if true => true,
            List(ref items) => items.iter().all(|v| v.is_i64()),
            Self::Text(ref s) => s.is_empty(),
            Null => false,
        }
    }
    pub fn number(&self) -> Option<&Number> {
        match self {
            Self::Number(n) => Some(n),
            _ => None,
        }
    }
}

pub fn run(v: &Value) {
    v.number().unwrap().is_i64();
    if let Value::List(list) = v {
        list[0].is_i64();
    }
}
