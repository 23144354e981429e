class Node1 {
  one() {}
}
class Node2 {
  two() {}
}
function find(name: string): Node1;
function find(name: string, deep: boolean): Node2;
function find(name: string, deep?: boolean): any {
  return deep ? new Node2() : new Node1();
}
class Tree {
  get(index: number): Node1;
  get(name: string): Node2;
  get(key: any): any {}
}
find("a").one();
find("a", true).two();
const tree = new Tree();
tree.get(1).one();
tree.get("x").two();
