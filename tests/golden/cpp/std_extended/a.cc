#include <memory>
#include <string>
struct Key { int id; };
struct It { bool Valid() { return true; } };
namespace std {
template <> struct hash<Key> { int operator()(const Key& k) const { return k.id; } };
}
struct unordered { void append(const char*) {} };
void use(std::unique_ptr<It> it, std::string* s) {
  it->Valid();
  s->append("x");
  std::string t("y");
  std::hash<Key> h;
  (void)h;
}
