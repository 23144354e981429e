mod cli;

fn main() {
    demo::shared();
    cli::parse();
}
