class Door { open() {} }
class House {
  #door = new Door();
  get door() { return this.#door; }
  set door(value) { this.check(value); this.#door = value; }
  check(value) { value.open(); }
  #secret() {}
  reveal() { this.#secret(); }
  static #made = 0;
  static make() { return new House(); }
  static { House.make(); }
  onClick = () => { this.reveal(); };
}
const h = House.make();
h.door.open();
h.door = new Door();
h.onClick();
const o = { get item() { return new Door(); }, set item(v) { v.open(); } };
o.item.open();
o.item = new Door();
h.secret();
