class Base {
  constructor(protected name: string) {}
  greet() {
    return this.name;
  }
  static create() {
    return new Base("a");
  }
}
class Middle extends Base {}
class Leaf extends Middle {
  constructor() {
    super("leaf");
  }
  override greet() {
    return super.greet() + this.own();
  }
  private own() {
    return "";
  }
  static create() {
    super.create();
    return new Leaf();
  }
}
class Stray {
  greet() {}
}
Leaf.create().greet();
