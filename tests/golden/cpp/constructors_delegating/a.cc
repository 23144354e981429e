struct Engine { explicit Engine(int power) : power(power) {} int power; };
struct Vehicle { Vehicle(int wheels) : wheels(wheels) {} int wheels; };
struct Car : Vehicle {
  Car() : Car(4, 100) {}
  Car(int wheels, int power) : Vehicle(wheels), engine(power), spare{power} {}
  Engine engine;
  Engine spare;
};
Car make() { return Car(); }
Car* heap() { return new Car(4, 90); }
