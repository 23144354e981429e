use std::collections::HashMap;

pub struct Item;
pub struct Other;

impl Item {
    fn go(&self) {}
}

impl Other {
    fn go(&self) {}
}

fn handler(n: u8) {}

fn second(n: u8) {}

#[derive(Default)]
pub struct Bus {
    handlers: Vec<Box<dyn Fn(u8)>>,
}

impl Bus {
    fn on(&mut self, f: Box<dyn Fn(u8)>) {
        self.handlers.push(f);
    }
    fn emit(&self) {
        for h in self.handlers.iter() {
            h(1);
        }
    }
}

pub fn run() {
    let mut list = Vec::new();
    list.push(Item);
    for i in &list {
        i.go();
    }
    list[0].go();
    list.iter().for_each(|i| i.go());
    let mut map = HashMap::new();
    map.insert("a", Other);
    map.get("a").unwrap().go();
    for (_, o) in &map {
        o.go();
    }
    let mut bus = Bus::default();
    bus.on(Box::new(handler));
    bus.emit();
    let empty = Vec::new();
    empty.iter().for_each(|e| e.go());
}
