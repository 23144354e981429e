interface Named {
  name(): string;
}
interface Aged {
  age(): number;
}
interface Person {
  name(): string;
}
type Both = Named & Aged;
type More = Both & { extra(): void };

function use(one: Both, all: More) {
  one.name();
  one.age();
  all.name();
  all.extra();
}
