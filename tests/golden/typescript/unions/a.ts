interface Cat {
  meow(): void;
  feed(): void;
}
interface Dog {
  bark(): void;
  feed(): void;
}

function care(pet: Cat | Dog, both: Cat & Dog) {
  pet.feed();
  both.meow();
  both.bark();
}
