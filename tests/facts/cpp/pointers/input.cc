struct Item { void run() const; };
struct Ref { Item &operator*(); };
void use(Ref r, Item *i, double d) {
  (*r).run();
  (*i).run();
  use(r, i, 1.5);
  void (*f)(Ref) = nullptr;
}
