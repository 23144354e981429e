pub trait Go {
    fn go(&self);
}

pub struct Car;
pub struct Bus;

impl Go for Car {
    fn go(&self) {}
}

impl Go for Bus {
    fn go(&self) {}
}

pub struct Slot<T: Go> {
    held: T,
}

pub struct Both<A, B>(A, Vec<B>);

impl<T: Go> Slot<T> {
    fn of(held: T) -> Self {
        Slot { held }
    }
    fn pair<U>(self, other: U) -> Both<T, U> {
        Both(self.held, vec![other])
    }
    fn take(&self) -> &T {
        &self.held
    }
}

fn same<T>(t: T) -> T {
    t
}

pub fn run() {
    Slot { held: Car }.held.go();
    Slot::of(Bus).take().go();
    let b = Both(Car, vec![Bus]);
    b.0.go();
    b.1[0].go();
    let p = Slot::of(Car).pair(Bus);
    p.0.go();
    p.1.first().unwrap().go();
    same(Bus).go();
    let v = vec![Car].into_iter().collect::<Vec<_>>();
    v[0].go();
}
