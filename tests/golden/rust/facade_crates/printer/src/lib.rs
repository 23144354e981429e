pub use crate::standard::{Standard, StandardBuilder};

mod standard;
