#include <memory>
struct Env { void reset() {} void run() {} };
void set(std::unique_ptr<Env>* guard, std::unique_ptr<Env> own) {
  guard->reset(new Env());
  (*guard)->run();
  own->run();
  own.reset();
}
