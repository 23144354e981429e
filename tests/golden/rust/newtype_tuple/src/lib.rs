pub struct Meters(f64);
pub struct Wrap(Inner, Vec<Inner>);
pub struct Inner;
pub struct Unit;

impl Inner {
    fn ping(&self) {}
}

impl Meters {
    fn value(&self) -> f64 {
        self.0
    }
}

fn pair() -> (Inner, Meters) {
    (Inner, Meters(1.0))
}

pub fn run(w: Wrap) {
    w.0.ping();
    w.1[0].ping();
    Meters(2.0).value();
    pair().0.ping();
    pair().1.value();
    let Wrap(i, list) = w;
    i.ping();
    list.iter().for_each(Inner::ping);
    let _ = Unit;
}
