#[path = "odd/place.rs"]
mod strange;

mod outer {
    pub mod inner;

    pub fn call() {
        inner::deep();
        super::strange::found();
        self::inner::deep();
    }
}

pub fn run() {
    strange::found();
    outer::inner::deep();
    outer::call();
}
