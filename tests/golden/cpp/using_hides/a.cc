struct Base {
  virtual int Put(int k, int v) { return 1; }
  virtual int Put(int f, int k, int v) { return 2; }
};
struct Batch : Base {
  using Base::Put;
  int Put(int k, int v) override { return 3; }
};
int use(Batch& b) { return b.Put(1, 2) + b.Put(1, 2, 3); }
