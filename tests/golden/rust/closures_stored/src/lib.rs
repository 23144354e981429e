pub struct Button {
    on_click: Box<dyn Fn(u32)>,
    filters: Vec<fn(u32) -> bool>,
}

fn even(n: u32) -> bool {
    n % 2 == 0
}

fn odd(n: u32) -> bool {
    !even(n)
}

fn log(n: u32) {}

impl Button {
    fn new() -> Self {
        Button {
            on_click: Box::new(|n| log(n)),
            filters: vec![even, odd],
        }
    }

    fn press(&self, n: u32) {
        (self.on_click)(n);
        for f in &self.filters {
            f(n);
        }
    }
}

pub fn run() {
    Button::new().press(1);
}
