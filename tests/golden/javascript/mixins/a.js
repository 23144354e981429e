const canFly = { fly() {} };
const canSwim = { swim() {} };

class Duck {}
Object.assign(Duck.prototype, canFly, {
  quack() {
    this.fly();
  },
});

const fish = Object.assign({}, canSwim);
const copy = { ...canFly };

new Duck().fly();
new Duck().quack();
fish.swim();
copy.fly();
fish.fly();
