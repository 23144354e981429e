pub struct Leaf;

impl Leaf {
    fn fall(&self) {}
}

pub enum Tree {
    Empty,
    One(Leaf),
    Named { leaf: Leaf },
}

use Tree::One;

pub fn make() -> Tree {
    let _ = Tree::Named { leaf: Leaf };
    let _ = Tree::Empty;
    One(Leaf)
}

pub fn walk(t: &Tree) {
    match t {
        Tree::Empty => {}
        Tree::One(leaf) => leaf.fall(),
        Tree::Named { leaf } => leaf.fall(),
    }
    if let One(l) = t {
        l.fall();
    }
}
