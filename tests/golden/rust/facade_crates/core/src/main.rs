use grep::again::Standard;
use grep::printer::StandardBuilder;

fn main() {
    StandardBuilder::new().build().print();
    grep::printer::StandardBuilder::new();
    Standard.print();
}
