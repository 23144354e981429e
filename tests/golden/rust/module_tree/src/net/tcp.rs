pub fn open() {
    super::connect();
    super::super::util::log();
}
