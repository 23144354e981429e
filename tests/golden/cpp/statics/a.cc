class Registry {
 public:
  static Registry& instance() { static Registry r; return r; }
  static int count() { return total; }
  void add() { total++; }
 private:
  static int total;
};
int Registry::total = 0;
class Other { public: static int count() { return 0; } void add() {} };
int use() {
  Registry::instance().add();
  return Registry::count() + Registry::instance().count();
}
