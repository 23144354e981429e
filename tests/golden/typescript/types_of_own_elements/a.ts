type Node = Children[number];
type Children = Node[];
type Row = Row[number];
type Left = Right["items"][number];
type Right = { items: Left[] };

class Item {
    open(): void {}
}
class Other {
    open(): void {}
}
type Items = Item[];

function walk(n: Node, row: Row, l: Left, i: Items[number]) {
    for (const c of n) c.open();
    for (const c of row) c.open();
    for (const c of l) c.open();
    i.open();
}
