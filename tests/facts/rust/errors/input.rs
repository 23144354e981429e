fn good() {
    helper();
}

impl Broken for {
    fn lost(&self) { self.found(); }

fn helper() { let x = ; good(); }

macro_rules! half {
    ($a:expr) => { call($a, 
}
