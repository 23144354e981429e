use std::str::FromStr;

#[derive(Default)]
pub struct Settings {
    limits: Limits,
}

pub struct Limits;

impl Default for Limits {
    fn default() -> Self {
        Limits::strict()
    }
}

impl Limits {
    fn strict() -> Limits {
        Limits
    }
    fn check(&self) {}
}

pub struct Port;

impl FromStr for Port {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Ok(Port)
    }
}

impl From<u16> for Port {
    fn from(n: u16) -> Port {
        Port
    }
}

impl Port {
    fn open(&self) {}
}

pub fn run() {
    let l: Limits = Default::default();
    l.check();
    let s = Settings { limits: Default::default() };
    s.limits.check();
    let p = "80".parse::<Port>().unwrap();
    p.open();
    let q: Port = 80u16.into();
    q.open();
    let r: Port = "81".parse().unwrap();
    r.open();
    Port::from(1).open();
    Limits::default().check();
}
