pub struct Counter {
    n: u32,
}

impl Counter {
    pub fn new() -> Self {
        Self { n: 0 }
    }

    pub fn start() -> Counter {
        let mut c = Self::new();
        c.step();
        c
    }
}

impl Counter {
    fn step(&mut self) {
        self.n += 1;
    }
}

fn new() {}
fn step() {}

pub fn run() {
    let mut c = Counter::start();
    c.step();
    Counter::step(&mut c);
    new();
}
