pub struct Standard;

pub struct StandardBuilder {
    n: u8,
}

impl StandardBuilder {
    pub fn new() -> StandardBuilder {
        StandardBuilder { n: 0 }
    }
    pub fn build(&self) -> Standard {
        Standard
    }
}

impl Standard {
    pub fn print(&self) {}
}
