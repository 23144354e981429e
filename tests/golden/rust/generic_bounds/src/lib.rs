pub trait Load {
    fn load(&self) -> u8;
}

pub trait Save {
    fn save(&self);
    fn flush(&self) {
        self.save();
    }
}

pub trait Store: Load + Save {
    fn sync(&self) {
        self.load();
        self.save();
    }
}

pub struct Cache<S: Store> {
    store: S,
}

impl<S> Cache<S>
where
    S: Store,
{
    fn run(&self) {
        self.store.sync();
        self.store.load();
    }
}

fn both<T: Load + Save>(t: &T, list: &[T]) {
    t.load();
    t.flush();
    list[0].save();
}

fn argument(t: &impl Save, f: &mut impl FnMut(u8)) {
    t.save();
    f(1);
}

pub struct Disk;

impl Load for Disk {
    fn load(&self) -> u8 {
        0
    }
}

impl Save for Disk {
    fn save(&self) {}
}

impl Store for Disk {}

pub fn run(d: Disk, other: Cache<Disk>) {
    both(&d, &[]);
    other.run();
    other.store.save();
    let c = Cache { store: d };
    c.store.load();
}
