macro_rules! getter {
    ($name:ident, $of:ty) => {
        pub fn $name() -> Meters {
            base()
        }
    };
}

macro_rules! shape {
    ($name:ident) => {
        pub struct $name;

        impl Shape for $name {
            fn area(&self) -> Meters {
                base()
            }
        }

        impl $name {
            pub fn new() -> $name {
                $name
            }
        }
    };
    ($name:ident as $other:ident) => {
        impl Shape for $name {
            fn area(&self) -> Meters {
                $other()
            }
        }
    };
    ($($name:ident),+) => {
        $(impl Shape for $name {})+
    };
}

pub struct Meters;

impl Meters {
    fn show(&self) {}
    method!(late);
}

pub trait Shape {
    fn area(&self) -> Meters;
}

pub struct Square;

fn base() -> Meters {
    Meters
}

getter!(width, u8);
shape!(Circle);
shape!(Square as base);
shape!(A, B);

pub fn run() {
    width().show();
    Circle::new().area().show();
    Square.area().show();
    height();
}
