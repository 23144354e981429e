macro_rules! case {
    ($name:ident, $f:expr) => {
        #[test]
        fn $name() {
            $f(setup());
        }
    };
}

pub struct Dir;

impl Dir {
    fn create(&self) -> Option<Dir> {
        None
    }
}

fn setup() -> Dir {
    Dir
}

case!(first, |dir: Dir| {
    dir.create();
});

pub fn run(dirs: Vec<Dir>) {
    assert!(dirs.iter().all(|d| d.create().is_some()));
    task! {
        let d = setup();
        d.create();
        match d.create() {
            Some(inner) if true => inner.create(),
            _ => None,
        }
    }
}
