int run(const std::function<int(int)>& f) { return f(1); }
int use(int base) {
  auto add = [base](int x) { return x + base; };
  return run(add) + run([&, twice = base * 2](int x) -> int { return twice + x; });
}
