function f(g) { g(); }
function g1() {}
function g2() {}
class A { constructor(cb) { cb(); } m() {} }
Reflect.apply(f, null, [g1]);
const a = Reflect.construct(A, [g2]);
a.m();
f.call.call(f, null, g2);
const bound = f.bind(null, g1);
bound();
const m = A.prototype.m;
m.call(a);
const call = Function.prototype.call;
