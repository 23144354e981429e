pub mod net;
mod util;

pub fn root() {
    net::connect();
    self::util::log();
}
