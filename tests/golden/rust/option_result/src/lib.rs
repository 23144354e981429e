pub struct Item;
pub struct Fault;

impl Item {
    fn go(&self) {}
}

impl Fault {
    fn report(&self) {}
}

fn find() -> Option<Item> {
    None
}

fn load() -> Result<Item, Fault> {
    Ok(Item)
}

pub fn run() -> Result<(), Fault> {
    load()?.go();
    find().unwrap().go();
    if let Some(i) = find() {
        i.go();
    }
    let Some(i) = find() else {
        return Ok(());
    };
    i.go();
    match load() {
        Ok(i) => i.go(),
        Err(f) => f.report(),
    }
    find().map(|i| i.go());
    load().map_err(|f| f.report()).ok();
    Ok(())
}
