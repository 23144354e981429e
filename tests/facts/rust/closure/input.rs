fn counter(start: u32) -> impl FnMut() -> u32 {
    let mut n = start;
    move || {
        n += 1;
        n
    }
}

fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}

fn run() {
    let mut next = counter(1);
    next();
    let add = |a: u32, (b, _): (u32, u32)| a + b;
    let both = compose(|x| x + 1, move |y: u32| add(y, (y, y)));
    both(3);
    let task = async move { next() };
}
