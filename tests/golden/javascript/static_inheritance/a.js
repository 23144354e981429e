class Base {
  static create() { return new this(); }
  static shared() { return this.special(); }
  static special() {}
  run() {}
}
class Child extends Base {
  static special() {}
  static make() { return super.create(); }
  run() { super.run(); }
}
Child.create().run();
Child.shared();
Child.make();
Base.make();
const K = Child;
new K().run();
K.special();
