const Flying = Base => class extends Base { fly() { this.flap(); } flap() {} };
const Swimming = Base => class extends Base { swim() {} };
class Animal { eat() {} }
class Duck extends Flying(Swimming(Animal)) { go() { this.fly(); this.swim(); this.eat(); super.fly(); } }
const d = new Duck();
d.fly();
d.swim();
d.eat();
class Cat extends Swimming(Animal) {}
new Cat().fly();
new Cat().swim();
