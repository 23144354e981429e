pub trait Shout {
    fn shout(&self) -> String;
}

impl Shout for str {
    fn shout(&self) -> String {
        self.to_uppercase()
    }
}

pub fn run(n: Vec<u8>) {
    "hi".shout();
    n.shout();
}
