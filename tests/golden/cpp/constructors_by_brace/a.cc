#include <string>
struct Point { int x, y; };
struct Name {
  Name(const char* s) { (void)s; }
  Name(int a, int b) { (void)a; (void)b; }
};
void take(Name n) { (void)n; }
Name give() { return {1, 2}; }
void use() {
  Name one{"x"};
  Name two = Name{1, 2};
  Point p{1, 2};
  auto three = Name("y");
  std::string s("z");
  (void)p;
}
