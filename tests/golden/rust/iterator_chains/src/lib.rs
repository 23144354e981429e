use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

pub struct Node {
    kids: Vec<Node>,
    tag: Tag,
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Tag;

impl Node {
    fn tag(&self) -> &Tag {
        &self.tag
    }
    fn kids(&self) -> impl Iterator<Item = &Node> {
        self.kids.iter()
    }
    fn find(&self) -> Option<&Node> {
        None
    }
}

impl Tag {
    fn name(&self) -> &str {
        ""
    }
    fn len(&self) -> usize {
        0
    }
}

pub fn run(root: Node, index: BTreeMap<u32, Node>, mut queue: VecDeque<Node>) {
    root.kids.iter().map(|k| k.tag()).filter(|t| t.len() > 0).for_each(|t| {
        t.name();
    });
    root.kids().next().unwrap().tag();
    root.kids.iter().flat_map(|k| k.kids.iter()).last().unwrap().tag();
    root.kids.iter().filter_map(|k| k.find()).for_each(|k| {
        k.tag();
    });
    index.values().rev().take(2).for_each(|n| {
        n.tag();
    });
    for (key, n) in index.iter().skip(1) {
        n.tag().len();
    }
    while let Some(n) = queue.pop_front() {
        n.tag();
    }
    let tags: HashSet<Tag> = root.kids.iter().map(|k| k.tag().clone()).collect();
    for t in &tags {
        t.name();
    }
    let by: HashMap<usize, Vec<Node>> = HashMap::new();
    if let Some(list) = by.get(&1) {
        list.iter().max_by_key(|n| n.tag().len()).unwrap().tag();
    }
    let first = root.kids.iter().zip(index.values()).find(|(a, b)| a.tag() == b.tag());
    root.kids.iter().fold(0, |sum, n| sum + n.tag().len());
}
