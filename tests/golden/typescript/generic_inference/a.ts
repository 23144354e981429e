class Item {
  use() {}
}
class Other {
  use() {}
}
function first<T>(list: T[]): T {
  return list[0];
}
function map<T, U>(list: T[], change: (one: T) => U): U[] {
  return list.map(change);
}
function make<T>(type: new () => T): T {
  return new type();
}
function get<T>(key: string): T {
  return null as any;
}
function pair<A, B = A>(a: A, b: B): [A, B] {
  return [a, b];
}
function on<E>(name: string, handler: (event: E) => void) {}
const items: Item[] = [];
first(items).use();
first([new Other()]).use();
map(items, (one) => new Other())[0].use();
map(items, (one) => one.use());
make(Item).use();
get<Item>("a").use();
const [left, right] = pair(new Item(), new Other());
left.use();
right.use();
on<Item>("x", (event) => event.use());
