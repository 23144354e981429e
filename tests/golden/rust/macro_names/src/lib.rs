#[macro_use]
mod macros {
    macro_rules! twice {
        ($e:expr) => {
            ($e, $e)
        };
    }

    #[macro_export]
    macro_rules! shout {
        () => {
            $crate::loud()
        };
    }
}

mod user;

pub fn loud() {}

pub fn twice(n: u32) -> u32 {
    n
}

pub fn run() {
    twice!(loud());
    twice(1);
    shout!();
    crate::shout!();
    println!("{}", twice(2));
}
