mod tcp;

pub fn connect() {
    tcp::open();
    crate::util::log();
    super::root();
}
