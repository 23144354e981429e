fn main() {
    my_tool::engine::start();
}
