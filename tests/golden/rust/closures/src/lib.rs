pub struct Log;

impl Log {
    fn write(&self) {}
}

fn apply<F: Fn(&Log)>(f: F) {
    f(&Log);
}

pub fn run(log: Log) {
    let emit = |n: u8| log.write();
    emit(1);
    apply(|l: &Log| l.write());
    apply(named);
}

fn named(l: &Log) {
    l.write();
}
