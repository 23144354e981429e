function f(x) { x.go(); }
class Item { go() {} }
const items = { 0: new Item(), length: 1 };
Array.prototype.forEach.call([new Item()], f);
[].concat([new Item()]).forEach(i => i.go());
Array.from([new Item()], i => i.go());
const made = Array.from([new Item()]).map(i => i).filter(i => i.go());
made[0].go();
[new Item()].reduce((acc, i) => { i.go(); return acc; }, []);
[[new Item()]].flat().forEach(i => i.go());
const [last] = [new Item()].slice(-1);
last.go();
