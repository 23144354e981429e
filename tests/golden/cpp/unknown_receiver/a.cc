struct A { void get() {} };
template <class T> void use(T& t, Unknown& u) {
  t.get();
  u.get();
}
