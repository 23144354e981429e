pub use crate::a::thing;
