struct Cat { void speak() {} };
struct Dog { void speak() {} };
struct Stone { void speak() {} };
template <typename A> void greet(A& a) { a.speak(); }
template <typename T> struct Box {
  T held;
  void open() { held.speak(); }
};
void use(Cat& c, Box<Dog>& b) {
  greet(c);
  b.open();
}
