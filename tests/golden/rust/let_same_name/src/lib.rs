pub struct Stats;

impl Stats {
    fn show(&self) {}
}

fn stats(n: u8) -> Stats {
    Stats
}

fn runtime() -> Stats {
    Stats
}

pub fn run(n: u8) {
    let stats = stats(n);
    stats.show();
    let n = later(n);
    if true {
        let runtime = runtime();
        runtime.show();
    }
    runtime().show();
    fn later(m: u8) -> u8 {
        m
    }
}
