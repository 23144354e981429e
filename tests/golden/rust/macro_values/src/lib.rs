pub struct Pattern;

impl Pattern {
    pub fn new(s: &str) -> Option<Pattern> {
        None
    }
    pub fn find(&self) -> Hit {
        Hit
    }
}

pub struct Hit;

impl Hit {
    pub fn start(&self) -> usize {
        0
    }
    pub fn find(&self) {}
}

macro_rules! pattern {
    ($s:expr) => {
        $crate::Pattern::new($s).unwrap()
    };
}

macro_rules! hit {
    ($s:expr) => {{
        let p = pattern!($s);
        let h = p.find();
        h
    }};
    () => {
        Hit
    };
}

macro_rules! nothing {
    ($s:expr) => {
        $s;
    };
}

pub fn run() {
    let p = pattern!("a+");
    p.find().start();
    hit!("b").start();
    nothing!(p.find());
}
