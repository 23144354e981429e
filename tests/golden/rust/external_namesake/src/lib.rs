pub struct Stack;

impl Stack {
    pub fn push(&self, n: u8) {}
    pub fn len(&self) -> usize {
        0
    }
}

fn swap() {}
fn println() {}

pub fn run(s: Stack, mut v: Vec<u8>, text: String) {
    v.push(1);
    text.len();
    std::mem::swap(&mut v, &mut Vec::new());
    println!("{}", text);
    unknown_thing().push(2);
    s.push(3);
    swap();
}
