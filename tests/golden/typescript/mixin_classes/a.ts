type Constructor<T = {}> = new (...args: any[]) => T;
class Base {
  base() {}
}
function Timed<T extends Constructor>(Parent: T) {
  return class extends Parent {
    time() {}
  };
}
function Named<T extends Constructor<Base>>(Parent: T) {
  return class NamedBase extends Parent {
    name() {}
  };
}
class Other {
  time() {}
}
const TimedBase = Timed(Base);
class Final extends Named(Base) {
  go() {
    this.name();
  }
}
new TimedBase().time();
new Final().go();
new Final().name();
