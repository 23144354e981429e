class Engine {
  start() {}
}

class Car {
  private engine = new Engine();
  spare?: Engine;
  readonly parts: Engine[] = [];

  drive = () => {
    this.engine.start();
    this.spare?.start();
    this.parts[0].start();
    this.stop();
  };

  stop() {}
}

new Car().drive();
