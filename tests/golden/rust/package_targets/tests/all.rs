mod common;

#[test]
fn works() {
    demo::shared();
    common::setup();
}
