use my_tool::engine;

fn helper() {}

fn main() {
    engine::start();
    helper();
    my_tool::helper();
}
