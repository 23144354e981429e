struct Item { int id() const { return 1; } };
struct Other { int id() const { return 2; } };
struct Less { bool operator()(const Item& a, const Item& b) const { return a.id() < b.id(); } };
struct Table {
  Item& operator[](int i) { return items[i]; }
  Item* operator->() { return items; }
  Item& operator*() { return *items; }
  Item items[4];
};
int use(Table& t, Table* p, Less less) {
  less(t[0], t[1]);
  (*p)[1].id();
  return t->id() + (*t).id() + t[2].id() + p->items[0].id();
}
