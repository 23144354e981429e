class Subject {
  constructor() { this.observers = {}; }
  on(name, fn) { (this.observers[name] = this.observers[name] || []).push(fn); return this; }
  fire(name, data) { (this.observers[name] || []).forEach(fn => fn.call(this, data)); }
}
class Data { read() {} }
const s = new Subject();
s.on('a', d => d.read()).on('b', function (d) { d.read(); this.fire('c'); });
s.fire('a', new Data());
s.off('a');
