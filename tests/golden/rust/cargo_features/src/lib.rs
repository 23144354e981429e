#[cfg(feature = "fast")]
mod fast;
#[cfg(not(feature = "fast"))]
mod slow;

#[cfg(feature = "fast")]
use fast::work;
#[cfg(not(feature = "fast"))]
use slow::work;

#[cfg(unix)]
fn home() -> u8 {
    1
}

#[cfg(windows)]
fn home() -> u8 {
    2
}

pub fn run() {
    work();
    home();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn works() {
        run();
        home();
    }
}
