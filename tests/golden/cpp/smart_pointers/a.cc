#include <memory>
struct File { void flush() {} };
void use(std::unique_ptr<File> f) {
  f->flush();
  f.reset();
  auto g = std::make_unique<File>();
  g->flush();
}
