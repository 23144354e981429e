class Leaf { fall() {} }
class Tree {
  constructor() { this.leaves = [new Leaf()]; }
  *[Symbol.iterator]() { yield* this.leaves; }
  *each() { for (const l of this.leaves) yield l; }
  async *slowly() { yield new Leaf(); }
}
const t = new Tree();
for (const leaf of t) leaf.fall();
for (const leaf of t.each()) leaf.fall();
async function walk() { for await (const leaf of t.slowly()) leaf.fall(); }
const [first] = t.each();
first.fall();
const all = [...t.each()];
all[0].fall();
walk();
t.each().next().value.fall();
class Other { fall() {} }
