class Cat {
  feed() {}
}
class Dog {
  feed() {}
}
function next(): Cat | Dog {
  return new Dog();
}
function care(pet: Cat | Dog, others: (Cat | Dog)[]) {
  if (pet instanceof Cat) {
    others.forEach((pet) => pet.feed());
    others.map(() => pet.feed());
    pet = next();
    pet.feed();
  }
  const cats = pet instanceof Cat && pet.feed();
  if (pet instanceof Cat || others.length) pet.feed();
  if (!(pet instanceof Cat) || !others.length) return;
  pet.feed();
}
class Owner {
  pet: Cat | Dog = new Cat();
  care() {
    if (this.pet instanceof Dog) this.pet.feed();
    if (Array.isArray(this.pet)) this.pet.map((x) => x);
  }
}
