mod a;

use a::{b::{self, one as uno, two}, three};
use a::Speak as _;

pub fn run() {
    uno();
    two();
    three();
    b::one();
    1u8.speak();
}
