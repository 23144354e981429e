//! The library.

/// A named struct.
#[derive(Debug)]
pub struct Point {
    pub x: i32,
    y: i32,
}

pub struct Pair(pub u8, u8);

pub struct Unit;

#[repr(C)]
pub union Bits {
    int: u32,
    float: f32,
}

pub enum Shape {
    Dot,
    Circle { radius: f64 },
    Line(Point, Point),
}

pub trait Area {
    type Number;
    const SIDES: usize = 0;
    fn area(&self) -> f64;
}

pub const LIMIT: usize = 8;
static mut COUNTER: u32 = 0;
pub type Points = Vec<Point>;

macro_rules! twice {
    ($e:expr) => {
        $e + $e
    };
}

pub(crate) fn helper() {}

mod inner {
    pub fn deep() {}
}
