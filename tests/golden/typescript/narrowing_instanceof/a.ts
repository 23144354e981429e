class Cat {
  feed() {}
  purr() {}
}
class Dog {
  feed() {}
}
function care(pet: Cat | Dog) {
  if (pet instanceof Cat) {
    pet.feed();
  } else {
    pet.feed();
  }
  return pet instanceof Dog ? pet.feed() : 0;
}
function early(pet: Cat | Dog) {
  if (!(pet instanceof Dog)) return;
  pet.feed();
}
function unknownOne(value: unknown) {
  if (value instanceof Cat && value.purr()) return;
  try {
    care(new Dog());
  } catch (error) {
    if (error instanceof Failure) error.report();
    error.report();
  }
}
class Failure extends Error {
  report() {}
}
