use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

pub struct Inner {
    n: u8,
}

impl Inner {
    fn poke(&self) {}
}

pub struct Handle {
    inner: Inner,
}

impl Deref for Handle {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.inner
    }
}

pub fn run(a: Box<Inner>, b: Rc<RefCell<Inner>>, c: Arc<Mutex<Inner>>, d: &mut &Inner, h: Handle) {
    a.poke();
    b.borrow().poke();
    c.lock().unwrap().poke();
    d.poke();
    h.poke();
}
