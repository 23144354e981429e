use anyhow::Context;
use std::io;

pub struct Config;

impl Config {
    fn check(&self) {}
}

fn load() -> anyhow::Result<Config> {
    Ok(Config)
}

fn read() -> io::Result<Config> {
    Ok(Config)
}

type Res<T> = std::result::Result<T, String>;

fn own() -> Res<Config> {
    Ok(Config)
}

pub fn run() -> anyhow::Result<()> {
    load().unwrap().check();
    load()?.check();
    read().map(|c| c.check()).ok();
    if let Ok(c) = load() {
        c.check();
    }
    own().unwrap().check();
    match read() {
        Ok(c) => c.check(),
        Err(_) => {}
    }
    Ok(())
}
