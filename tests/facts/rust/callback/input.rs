fn on_event(kind: &str) -> bool {
    kind.is_empty()
}

struct Button {
    handler: Box<dyn Fn(&str) -> bool>,
    plain: fn(&str) -> bool,
}

impl Button {
    fn new(plain: fn(&str) -> bool) -> Self {
        Self { handler: Box::new(on_event), plain }
    }

    fn press(&self) -> bool {
        (self.handler)("press") && (self.plain)("plain")
    }
}

fn run() {
    let callback = on_event;
    let b = Button::new(callback);
    b.press();
    ["a", "b"].iter().for_each(|s| {
        on_event(s);
    });
}
