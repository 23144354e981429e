pub enum Outcome<T, E = Fail> {
    Good(T),
    Bad { why: E },
    Nested(Box<Outcome<T, E>>),
}

pub struct Args;
pub struct Fail;

impl Args {
    fn threads(&self) -> usize {
        1
    }
}

impl Fail {
    fn threads(&self) {}
}

fn parse() -> Outcome<Args, Fail> {
    Outcome::Good(Args)
}

pub fn run(o: Outcome<Args, Fail>) {
    let args = match o {
        Outcome::Good(args) => args,
        Outcome::Bad { why } => {
            why.threads();
            return;
        }
        Outcome::Nested(inner) => return,
    };
    args.threads();
    match parse() {
        Outcome::Good(a) if a.threads() == 1 => {}
        _ => {}
    }
    if let Outcome::Good(a) = parse() {
        a.threads();
    }
}
