#[cfg(feature = "fast")]
mod imp {
    pub fn go() {}
}

#[cfg(not(feature = "fast"))]
mod imp {
    pub fn go() {}
}

pub struct S;

impl S {
    #[cfg(feature = "fast")]
    fn work(&self) {}

    #[cfg(not(feature = "fast"))]
    fn work(&self) {}
}

pub fn run(s: S) {
    imp::go();
    s.work();
}
