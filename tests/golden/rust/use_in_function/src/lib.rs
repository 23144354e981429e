mod a {
    pub fn act() {}
    pub enum Level {
        High,
        Low,
    }
    impl Level {
        pub fn rate(&self) {}
    }
}

mod b {
    pub fn act() {}
}

use b::act;

pub fn first() {
    use a::act;
    act();
}

pub fn second() {
    act();
    {
        use a::Level::*;
        High.rate();
    }
    fn act2() {
        crate::a::act();
    }
    act2();
}
