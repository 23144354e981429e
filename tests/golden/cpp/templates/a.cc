struct Item { int id() const { return 1; } };
template <typename T>
class Holder {
 public:
  T& get() { return value_; }
 private:
  T value_;
};
template <class T>
int identify(const T& t) { return t.id(); }
int use(Holder<Item>& h) { return h.get().id() + identify(Item()); }
