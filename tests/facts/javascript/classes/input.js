class A extends mixin(B) {
  #secret = 1;
  static count = 0;
  handler = () => this.#secret;
  constructor(name) { super(name); this.name = name; }
  get size() { return this.#secret; }
  set size(value) { this.#secret = value; }
  static async *all() { yield* A.count; }
  [Symbol.iterator]() {}
  "quoted name"() {}
  static { A.count = 1; }
}
function Old(x) { this.x = x; this.x = 2; }
Old.prototype = { get() { return this.x; }, plain: 1 };
util.inherits(Old, A);
const made = class { run() {} };
@sealed class D { @bound m() {} }
