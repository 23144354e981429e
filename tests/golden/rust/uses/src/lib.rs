pub static LEVEL: u8 = 1;
pub static mut STATE: u8 = 0;
pub const MAX: u8 = 9;

pub struct Box2 {
    pub w: u8,
}

pub type Alias = Box2;

fn callback() {}

fn take(f: fn()) {
    f();
}

pub fn run(b: &mut Box2) -> Alias {
    b.w = MAX;
    let n: u8 = b.w + LEVEL;
    unsafe {
        STATE = n;
    }
    take(callback);
    Box2 { w: n }
}
