pub struct Node;

impl Node {
    fn visit(&self) {}
}

pub struct Walk<T> {
    next: Option<T>,
}

impl<T> Iterator for Walk<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        None
    }
}

pub fn run(w: Walk<Node>, v: Walk<Node>) {
    for n in w {
        n.visit();
    }
    v.map(|n| n.visit());
}
