function Stack() {
  this.items = [];
  this.reset();
}

Stack.prototype.push = function (item) {
  this.items.push(item);
  return this.size();
};

Stack.prototype.size = function size() {
  return this.items.length;
};

Stack.prototype.reset = function () {};

Stack.create = function () {
  return new Stack();
};

const stack = new Stack();
stack.push(1);
Stack.create().size();
Stack.prototype.reset.call(stack);
stack.pop();
