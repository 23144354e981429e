struct Counter {
  int add(int x) { return total += x; }
  void each(int n) {
    auto step = [this](int x) { return add(x); };
    auto all = [&](int add) { return this->add(add); };
    step(n);
    all(n);
  }
  int total = 0;
};
int add(int x) { return x; }
