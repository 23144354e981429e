use demo::shared;

fn main() {
    shared();
}
