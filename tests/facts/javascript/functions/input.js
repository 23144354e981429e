function plain(a, b = 2, ...rest) { return a + b; }
async function later() {}
function* many() { yield 1; yield* plain(); }
const arrow = (x) => x * 2, other = function () {};
const named = function inner() { return inner(); };
app.use = function use(fn) { return fn(this); };
Foo.prototype.bar = function () {};
Foo.make = () => new Foo();
exports.run = function () {};
let later2;
later2 = function () {};
function sloppy(flag) {
  if (flag) { function inBlock() {} var wide = 1; let narrow = wide; }
  return inBlock;
}
take(function () { return 1; }, () => {});
it("works", function () {});
