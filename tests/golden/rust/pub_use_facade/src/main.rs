use facade::prelude::*;

fn main() {
    let e: Engine = create();
    e.start();
    facade::make().start();
    facade::implementation::make();
    hidden();
}
