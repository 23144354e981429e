use std::ops::{Deref, DerefMut};

pub struct Core;

impl Core {
    fn pulse(&self) {}
    fn name(&self) {}
}

pub struct Shell(Core);

impl Deref for Shell {
    type Target = Core;
    fn deref(&self) -> &Core {
        &self.0
    }
}

impl DerefMut for Shell {
    fn deref_mut(&mut self) -> &mut Core {
        &mut self.0
    }
}

impl Shell {
    fn name(&self) {}
}

pub struct Outer {
    shell: Shell,
}

impl Deref for Outer {
    type Target = Shell;
    fn deref(&self) -> &Self::Target {
        &self.shell
    }
}

pub struct Names(Vec<Core>);

impl Deref for Names {
    type Target = Vec<Core>;
    fn deref(&self) -> &Vec<Core> {
        &self.0
    }
}

pub fn run(s: Shell, o: Outer, n: Names) {
    s.pulse();
    s.name();
    o.pulse();
    o.name();
    (*s).name();
    n.first().unwrap().pulse();
    n.len();
}
