class Engine {
  run() {}
}

const car = {};
Object.defineProperty(car, "engine", {
  get() {
    return new Engine();
  },
});
Object.defineProperty(car, "drive", { value: function () {} });

car.engine.run();
car.drive();
