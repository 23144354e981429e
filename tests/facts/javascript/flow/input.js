const { a, b: { c = 1 }, ...rest } = source();
const [first, , third = c, ...others] = list;
let count = 0;
count += 1;
count++;
table["key"] = a; table[0] = first; table[count] = third;
value ||= fallback; value = a && b || c ?? d;
for (const item of items) use(item);
for (const key in object) use(key);
try { risky(); } catch ({ message }) { use(message); }
const both = { ...rest, x: 1, [count]: 2, "y z": 3, shorthand, method() { return this.x; } };
Object.assign(Foo.prototype, { added() {} }, both);
const child = Object.create(parent.prototype, { p: { value: 1 } });
f(...others, `text ${count}`); (0, f.g)(); new (pick())(a); tag`x ${a}`;
switch (count) { case 1: { let inner = 1; use(inner); } default: use(); }
