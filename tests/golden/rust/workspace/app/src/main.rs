use base::api::Client;
use log::info;

fn start() {}

fn main() {
    base::start();
    Client.send();
    info!("sent");
    log::max_level();
    start();
}
