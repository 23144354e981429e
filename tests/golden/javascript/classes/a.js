import { EventEmitter } from "events";

class Base {
  constructor(name) {}
  run() {
    this.step();
  }
  step() {}
}

class Child extends Base {
  constructor() {
    super("child");
  }
  step() {
    super.step();
    this.run();
  }
}

class Emitter extends EventEmitter {
  fire() {
    this.emit("fire");
    this.step();
  }
}

new Child().run();
new Child().step();
