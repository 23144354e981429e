struct Num {
  explicit operator bool() const { return v != 0; }
  Num& operator=(const Num& o) { v = o.v; return *this; }
  bool operator==(const Num& o) const { return v == o.v; }
  int operator()(int x) const { return v + x; }
  int v;
};
int use(const Num& n) { return n(2); }
