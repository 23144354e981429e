mod imp;
pub mod prelude {
    pub use crate::imp::{Engine, Start as _};
    pub use crate::imp::make as create;
}

pub use imp as implementation;
pub use imp::*;
