mod a;
mod b;
mod c;

pub use b::thing;

pub fn run() {
    thing();
    c::thing();
    c::other();
}
