const list = {
  items: [],
  size() { return 0; },
};
const other = { size() { return 1; } };
function count() { return this.size(); }
count.call(list);
function measure() { return this.size(); }
measure.apply(other, []);
function bound() { return this.size(); }
const b = bound.bind(list);
b();
function stored() { return this.size(); }
other.stored = stored;
function unknown() { return this.size(); }
unknown();
[1].forEach(function () { this.size(); }, list);
const borrowed = list.size;
