use my_tool::engine::start;

fn main() {
    start();
}
