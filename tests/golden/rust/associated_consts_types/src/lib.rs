pub struct Token;

impl Token {
    fn show(&self) {}
}

pub trait Parser {
    type Output;
    const DEPTH: usize;

    fn parse(&self) -> Self::Output;
    fn depth(&self) -> usize {
        Self::DEPTH
    }
}

pub struct Lexer;

impl Parser for Lexer {
    type Output = Token;
    const DEPTH: usize = limit();

    fn parse(&self) -> Self::Output {
        Token
    }
}

const fn limit() -> usize {
    4
}

impl Lexer {
    pub const NAME: &'static str = "lexer";
}

pub fn run(l: Lexer) -> usize {
    l.parse().show();
    l.depth();
    Lexer::NAME.len() + Lexer::DEPTH + <Lexer as Parser>::DEPTH
}
