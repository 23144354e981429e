fn helper() {}

fn boxed() -> Box<dyn Fn()> {
    Box::new(|| helper())
}

fn plain() -> impl Fn() {
    helper
}

fn compose<F, G>(f: F, g: G) -> impl Fn(u32) -> u32
where
    F: Fn(u32) -> u32,
    G: Fn(u32) -> u32,
{
    move |x| g(f(x))
}

fn double(x: u32) -> u32 {
    x * 2
}

fn inc(x: u32) -> u32 {
    x + 1
}

pub fn run() {
    boxed()();
    let p = plain();
    p();
    let c = compose(double, inc);
    c(1);
}
