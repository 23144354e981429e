const fact = function inner(n) { return n ? n * inner(n - 1) : 1; };
fact(3);
function outer() { function inner() { outer(); } inner(); return inner; }
outer()();
inner();
var self = this;
const obj = { go() { const that = this; return function () { that.stop(); }; }, stop() {} };
obj.go()();
class Timer { start() { setTimeout(() => this.tick(), 1); setTimeout(this.tick.bind(this), 1); } tick() {} }
new Timer().start();
