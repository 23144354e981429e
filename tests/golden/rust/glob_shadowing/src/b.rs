pub use crate::a::*;

pub fn from_b() {}
