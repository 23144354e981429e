pub fn parse() {
    crate::shared();
}
