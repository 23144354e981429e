pub struct User {
    age: u8,
}

impl User {
    fn new(age: u8) -> User {
        User { age }
    }
    fn age(&self) -> u8 {
        self.age
    }
    fn adult(&self) -> bool {
        let f = Self::age;
        f(self) > 17
    }
}

pub struct Age(u8);

pub enum Event {
    Made(User),
    None,
}

pub fn run(ages: Vec<u8>) {
    let users: Vec<User> = ages.iter().copied().map(User::new).collect();
    users.iter().map(User::age).max();
    users.iter().filter(|u| u.adult()).count();
    ages.into_iter().map(Age).count();
    let _: Vec<Event> = users.into_iter().map(Event::Made).collect();
}
