extern "C" {
    fn strlen(s: *const u8) -> usize;
}

#[no_mangle]
pub extern "C" fn entry(p: *const u8) -> usize {
    unsafe { strlen(p) }
}
