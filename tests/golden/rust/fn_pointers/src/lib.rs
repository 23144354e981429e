type Handler = fn(&str) -> usize;

fn count(s: &str) -> usize {
    s.len()
}

fn zero(_: &str) -> usize {
    0
}

fn unused(_: &str) -> usize {
    1
}

const DEFAULT: Handler = count;

static TABLE: [(&str, Handler); 2] = [("count", count), ("zero", zero)];

struct Command {
    name: &'static str,
    run: Handler,
}

fn apply(h: Handler, s: &str) -> usize {
    h(s)
}

pub fn run() {
    DEFAULT("a");
    for (_, h) in TABLE.iter() {
        h("b");
    }
    apply(zero, "c");
    let c = Command { name: "x", run: count };
    (c.run)("d");
    let f: fn(&str) -> usize = zero;
    f("e");
}
