class Num { accept(v) { return v.visitNum(this); } }
class Add { constructor(l, r) { this.l = l; this.r = r; } accept(v) { return v.visitAdd(this); } }
class Printer {
  visitNum(n) { return 1; }
  visitAdd(a) { return a.l.accept(this) + a.r.accept(this); }
}
class Other { visitNum() {} }
const tree = new Add(new Num(), new Add(new Num(), new Num()));
tree.accept(new Printer());
