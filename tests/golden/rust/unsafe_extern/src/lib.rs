extern "C" {
    fn abs(n: i32) -> i32;
    static errno: i32;
}

pub mod other {
    pub fn abs(n: i32) -> i32 {
        n
    }
}

unsafe fn danger(p: *const Thing) {
    (*p).touch();
}

pub struct Thing;

impl Thing {
    fn touch(&self) {}
}

#[no_mangle]
pub extern "C" fn entry(n: i32) -> i32 {
    unsafe {
        danger(&Thing);
        abs(n)
    }
}

const fn size() -> usize {
    8
}

static BUFFER: [u8; size()] = [0; size()];
