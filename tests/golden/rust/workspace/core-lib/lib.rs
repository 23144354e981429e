pub mod api;

pub fn start() {}
