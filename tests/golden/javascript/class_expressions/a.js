const Local = class Inner {
  run() {
    return new Inner();
  }
};

const Mixin = (Base) =>
  class extends Base {
    mixed() {}
  };

class Plain {
  plain() {}
}

class Both extends Plain {}

new Local().run();
const Mixed = Mixin(Plain);
new Mixed().mixed();
new Both().plain();
