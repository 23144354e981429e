function Queue() {}

Queue.prototype = {
  add(item) {
    this.check();
  },
  check: function () {},
};

const queue = new Queue();
queue.add(1);
