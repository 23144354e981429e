pub struct A;
pub struct B;

impl A {
    fn go(&self) {}
}

impl B {
    fn go(&self) {}
}

pub struct Pair {
    left: A,
    right: (B, Option<A>),
}

pub enum Msg {
    One(A),
    Two { b: B, rest: Vec<A> },
    Three(Box<Msg>),
}

fn pair() -> (A, B) {
    (A, B)
}

pub fn run(p: Pair, m: Msg, list: &[A], o: Option<(A, B)>) {
    let (a, b) = pair();
    a.go();
    b.go();
    let Pair { left, right: (r, maybe) } = p;
    left.go();
    r.go();
    if let Some(inner) = &maybe {
        inner.go();
    }
    match m {
        Msg::One(x) => x.go(),
        Msg::Two { b, ref rest } if rest.len() > 1 => {
            b.go();
            rest[0].go();
        }
        Msg::Two { b: ref other, .. } => other.go(),
        Msg::Three(inner) => match *inner {
            Msg::One(y) => y.go(),
            _ => {}
        },
    }
    if let [first, .., last] = list {
        first.go();
        last.go();
    }
    let Some((c, d)) = o else { return };
    c.go();
    d.go();
    if let x @ Some(_) = Some(A) {
        x.unwrap().go();
    }
}
