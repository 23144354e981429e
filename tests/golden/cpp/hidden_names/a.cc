struct Base {
  void put(int x);
  void put(const char* s);
  void take(int x);
};
void Base::put(int x) { (void)x; }
void Base::put(const char* s) { (void)s; }
void Base::take(int x) { (void)x; }
struct Hiding : Base { void put(double d) { (void)d; } };
struct Using : Base {
  using Base::put;
  void put(double d) { (void)d; }
};
void use(Hiding& h, Using& u) {
  h.put(1);
  u.put(1.5);
  u.put("s");
  u.put(1);
  h.take(1);
}
