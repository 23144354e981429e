struct Target { void hit() {} };
struct Ref {
  Target* operator->() { return &t_; }
  Target t_;
};
void use(Ref r) { r->hit(); }
