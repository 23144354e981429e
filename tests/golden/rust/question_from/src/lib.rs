pub struct Config;
pub struct ParseError;
pub struct AppError;

impl From<ParseError> for AppError {
    fn from(_: ParseError) -> AppError {
        AppError
    }
}

impl Config {
    fn get(&self, key: &str) -> Option<Entry> {
        None
    }
}

pub struct Entry;

impl Entry {
    fn value(&self) -> Result<u32, ParseError> {
        Ok(1)
    }
    fn get(&self) {}
}

type Res<T> = Result<T, AppError>;

fn load() -> Result<Config, ParseError> {
    Ok(Config)
}

fn entry() -> Option<Entry> {
    let e = load().ok()?.get("a")?;
    e.get();
    Some(e)
}

fn wrapped() -> Res<Entry> {
    entry().ok_or_else(|| AppError::from(ParseError))
}

pub fn run() -> Res<()> {
    load()?.get("x").unwrap().value()?;
    wrapped()?.get();
    Ok(())
}
