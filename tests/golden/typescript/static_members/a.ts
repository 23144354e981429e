class Counter {
  static #made = 0;
  #value = 0;
  static current: Counter;
  static reset() {
    this.#made = 0;
    this.current.reset();
    Counter.make().reset();
  }
  reset() {
    this.#clear();
  }
  #clear() {}
  static make() {
    return new this();
  }
  static {
    this.reset();
  }
}
class Other {
  #clear() {}
  static reset() {}
}
Counter.reset();
new Counter().reset();
