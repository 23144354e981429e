use std::collections::HashMap;

struct Task;

fn fill() -> HashMap<String, Vec<Task>> {
    let mut all: HashMap<String, Vec<Task>> = HashMap::new();
    all.insert("one".to_string(), vec![Task, make()]);
    let pair = (Task, [make(), Task]);
    let (first, [second, ..]) = pair;
    all.entry("two".into()).or_default().push(first);
    let table = [make as fn() -> Task; 2];
    table[0]();
    for (name, tasks) in &all {
        use_all(name, &tasks[1..]);
    }
    drop(second);
    all
}

fn make() -> Task {
    Task
}

fn use_all(_: &str, _: &[Task]) {}
