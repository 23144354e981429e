class Engine {
  start() {}
}
class Car {
  private motor = new Engine();
  get engine(): Engine {
    return this.motor;
  }
  set engine(value: Engine) {
    this.motor = value;
  }
  static get shared(): Car {
    return new Car();
  }
  get inferred() {
    return this.motor;
  }
}
const car = new Car();
car.engine.start();
car.engine = new Engine();
Car.shared.engine.start();
car.inferred.start();
