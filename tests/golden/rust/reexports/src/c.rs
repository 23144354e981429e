pub use super::a::*;

fn own() {
    other();
}
