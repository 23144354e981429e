int work(int x) { return x; }
template <class F> void each(F f) { f(1); }
void use() {
  auto local = [](int x) { return work(x); };
  local(1);
  int base = 2;
  each([base, more = base](int x) { work(x + base + more); });
}
