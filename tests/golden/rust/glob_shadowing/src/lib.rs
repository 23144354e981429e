mod a;
mod b;

use a::*;

fn both() {}

pub fn run() {
    both();
    only_a();
    from_b();
}
