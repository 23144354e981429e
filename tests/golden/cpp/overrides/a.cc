struct Shape {
  virtual ~Shape() = default;
  virtual double Area() const = 0;
};
struct Square final : Shape {
  double Area() const override { return 1; }
};
double total(const Shape& s) { return s.Area(); }
