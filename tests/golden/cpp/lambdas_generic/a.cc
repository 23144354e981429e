struct Dot { void draw() {} };
int one() { return 1; }
void use(Dot d) {
  auto show = [](auto& x) { x.draw(); };
  show(d);
  int n = [] { return one(); }();
  auto make = [] { return [] { return one(); }; };
  make()();
  (void)n;
}
