pub trait Command {
    fn parse() -> Self;
    fn usage(&self) {}
}

#[derive(Command, Default)]
pub struct Options {
    pub level: u8,
}

pub fn run() {
    let o = Options::parse();
    o.usage();
}
