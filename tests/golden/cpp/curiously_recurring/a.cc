template <class D>
struct Shape {
  double Area() { return static_cast<D*>(this)->AreaOf(); }
  D& self() { return *static_cast<D*>(this); }
};
struct Square : Shape<Square> {
  double AreaOf() { return 1; }
  void Draw() {}
};
struct Other { double AreaOf() { return 2; } };
void use(Square s) { s.Area(); s.self().Draw(); }
