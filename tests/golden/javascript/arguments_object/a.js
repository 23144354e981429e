function first() {}
function second() {}
function third() {}
function never() {}
function callFirst() { arguments[0](); }
function callAll() {
  for (let i = 0; i < arguments.length; i++) arguments[i](deliver);
}
function later() {
  const list = Array.prototype.slice.call(arguments, 1);
  list.forEach(function (f) { f(deliver); });
}
function deliver() {}
callFirst(first);
callAll(function (done) { done(); }, cb => cb());
later('x', function (ready) { ready(); });
later.apply(null, ['y', function (also) { also(); }]);
function quiet(unused) { unused(); }
