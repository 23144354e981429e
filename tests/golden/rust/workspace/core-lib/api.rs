pub struct Client;

impl Client {
    pub fn send(&self) {}
}
