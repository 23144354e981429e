class Box {
 public:
  int size() const { return grown(1); }
  int grown(int n) const { return n; }
};
int use(Box b, Box* p) { return b.size() + p->grown(2); }
