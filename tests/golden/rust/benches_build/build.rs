mod common {
    pub fn emit() {}
}

fn main() {
    common::emit();
}
