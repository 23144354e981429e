struct Item { void run() {} };
struct Other { void run() {} };
struct Cursor {
  Item& operator*() { return *at; }
  Cursor& operator++() { ++at; return *this; }
  bool operator!=(const Cursor& o) const { return at != o.at; }
  Item* at;
};
struct Set { Cursor begin() { return Cursor{first}; } Cursor end() { return Cursor{first}; } Item* first; };
struct List { Item* begin() { return first; } Item* end() { return first; } Item* first; };
template <class T> struct Vec { T* begin() { return first; } T* end() { return first; } T* first; };
void use(Set* set, List& list, Vec<Other>& vec) {
  for (auto& i : *set) i.run();
  for (Item& i : list) i.run();
  for (auto& o : vec) o.run();
}
