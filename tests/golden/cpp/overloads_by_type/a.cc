struct A {};
struct B {};
struct C : A {};
void take(const A& a) {}
void take(const B& b) {}
void use(A a, B b, C c) {
  take(a);
  take(b);
  take(c);
}
