#include <memory>
#include <string>
struct Clock {};
struct MockClock : Clock {};
struct Files {};
struct Env {
  Env(int n, const std::shared_ptr<Clock>& c) { (void)n; (void)c; }
  Env(int n, const std::shared_ptr<Files>& f) { (void)n; (void)f; }
};
struct View {
  View(const char* s) { (void)s; }
  View(const std::string& s) { (void)s; }
};
void use(std::shared_ptr<MockClock> clock, std::shared_ptr<Files> files, const char* const* names) {
  Env a(1, clock);
  Env b(1, files);
  View v(names[2]);
}
