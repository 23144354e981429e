pub use crate::b::*;

pub fn both() {}
pub fn only_a() {}
