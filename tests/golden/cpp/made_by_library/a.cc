#include <memory>
#include <vector>
struct Task {
  explicit Task(int n) : n(n) {}
  void run() {}
  int n;
};
struct Bare { void run() {} };
void use() {
  auto a = std::make_unique<Task>(1);
  auto b = std::make_shared<Bare>();
  a->run();
  b->run();
  std::vector<Task> tasks;
  tasks.emplace_back(2);
  tasks.back().run();
  std::unique_ptr<Task> c(new Task(3));
  c->run();
}
