const util = require("util");

function Animal() {}
Animal.prototype.move = function () {};
Animal.prototype.speak = function () {};

function Dog() {
  Animal.call(this);
}
util.inherits(Dog, Animal);
Dog.prototype.speak = function () {
  Animal.prototype.speak.call(this);
};

function Cat() {}
Cat.prototype = Object.create(Animal.prototype);
Cat.prototype.constructor = Cat;

new Dog().move();
new Dog().speak();
new Cat().move();
