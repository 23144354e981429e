#include <functional>
#include <vector>
void hit() {}
void miss() {}
struct Button {
  std::function<void()> on_click;
  void press() { on_click(); }
};
void use(Button& b) {
  b.on_click = [] { hit(); };
  std::function<void()> f = miss;
  f();
}
