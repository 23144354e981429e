pub mod engine {
    pub fn start() {}
}

pub fn helper() {}
