pub fn use_it() {
    twice!(crate::loud());
    std::println!("x");
}
