class Cat {
  feed() {}
}
class Dog {
  feed() {}
  bark() {}
}
function isCat(pet: Cat | Dog): pet is Cat {
  return pet instanceof Cat;
}
function assertDog(pet: any): asserts pet is Dog {}

function care(pet: Cat | Dog) {
  if (isCat(pet)) pet.feed();
}
function loud(pet: unknown) {
  assertDog(pet);
  pet.bark();
}
