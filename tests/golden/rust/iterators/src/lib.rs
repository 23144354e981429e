use std::collections::HashMap;

pub struct Job;

impl Job {
    fn run(&self) {}
    fn name(&self) -> Label {
        Label
    }
}

pub struct Label;

impl Label {
    fn print(&self) {}
}

pub fn all(jobs: Vec<Job>, some: &[Job], by_name: HashMap<String, Job>) {
    for j in &jobs {
        j.run();
    }
    for (_, j) in &by_name {
        j.run();
    }
    some.iter().filter(|j| ready(j)).for_each(|j| j.run());
    jobs.iter().map(|j| j.name()).for_each(|l| l.print());
    for (i, j) in some.iter().enumerate() {
        j.run();
    }
    by_name.get("a").unwrap().run();
    jobs.first().unwrap().name().print();
}

fn ready(_: &Job) -> bool {
    true
}
