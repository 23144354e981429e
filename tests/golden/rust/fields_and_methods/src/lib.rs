pub struct Button {
    press: fn() -> u8,
    label: String,
}

impl Button {
    fn press(&self) {}
    fn label(&self) -> &str {
        &self.label
    }
}

pub fn run(b: Button) {
    b.press();
    (b.press)();
    b.label();
    let Button { press, .. } = b;
    press();
}
