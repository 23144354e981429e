pub fn before() {
    after();
}

fn broken( {

pub fn after() {
    before();
}
