use std::fmt;

#[derive(Clone)]
pub struct Id(u32);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Id {
    fn show(&self) {}
}

pub fn run(id: Id) {
    id.clone().show();
    let s = id.to_string();
    s.len();
}

fn to_string() {}
