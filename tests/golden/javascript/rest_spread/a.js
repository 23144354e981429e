function first() {}
function second() {}
function third() {}
function never() {}
function callAll(...fns) { fns.forEach(f => f()); }
callAll(first, second);
function apply2(a, b) { a(); b(); }
const pair = [second, third];
apply2(...pair);
function pass(...args) { return apply2(...args); }
pass(first, third);
const [x, ...others] = [first, second, third];
x();
others[0]();
const { run, ...more } = { run: first, walk: second, never };
run();
more.walk();
