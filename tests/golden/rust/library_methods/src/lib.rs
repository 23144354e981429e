use std::collections::HashMap;
use std::fs::File;
use std::io::Read;

pub struct Stack {
    items: Vec<u8>,
    names: HashMap<String, u8>,
}

impl Stack {
    fn push(&mut self, n: u8) {
        self.items.push(n);
    }
    fn get(&self, k: &str) -> Option<&u8> {
        self.names.get(k)
    }
    fn map(&self) {}
    fn len(&self) -> usize {
        self.items.len()
    }
    fn insert(&mut self) {}
    fn unwrap(self) {}
    fn read(&self) {}
    fn iter(&self) {}
    fn clone_into(&self) {}
}

pub fn run(mut s: Stack, mut v: Vec<Stack>, o: Option<u8>) {
    s.push(1);
    v.push(s);
    v.len();
    v.iter();
    o.map(|n| n + 1);
    o.unwrap();
    v[0].len();
    let mut f = File::open("x").unwrap();
    let mut buf = String::new();
    f.read(&mut []);
    buf.push('c');
    "text".len();
    let mut m = HashMap::new();
    m.insert("a", 1);
    m.get("a").map(|n| n.clone());
}
