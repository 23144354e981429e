function twice(f) { return function (x) { return f(f(x)); }; }
function inc(x) { return x + 1; }
function dec(x) { return x - 1; }
const add2 = twice(inc);
add2(1);
const compose = (f, g) => x => f(g(x));
compose(inc, dec)(3);
function once(fn) {
  let done = false, result;
  return function () {
    if (!done) { done = true; result = fn.apply(this, arguments); }
    return result;
  };
}
const init = once(function setup() { return inc(1); });
init();
const curry = a => b => c => inc(a + b + c);
curry(1)(2)(3);
[inc, dec].map(f => f(1));
const pipe = (...fns) => x => fns.reduce((v, f) => f(v), x);
pipe(inc, dec)(1);
const unused = twice(dec);
