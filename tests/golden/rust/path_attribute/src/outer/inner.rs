pub fn deep() {
    crate::strange::found();
}
