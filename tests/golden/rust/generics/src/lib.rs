pub struct Slot<T> {
    value: T,
    rest: Vec<T>,
}

impl<V> Slot<V> {
    pub fn of(value: V) -> Self {
        Slot { value, rest: Vec::new() }
    }

    pub fn get(&self) -> &V {
        &self.value
    }

    pub fn all(&self) -> &[V] {
        &self.rest
    }
}

pub struct Coin;

impl Coin {
    fn flip(&self) {}
}

pub fn run(s: Slot<Coin>) {
    s.get().flip();
    s.value.flip();
    for c in s.all() {
        c.flip();
    }
}

pub fn same<T>(t: T) -> T {
    t
}

pub fn through() {
    same(Coin).flip();
}
