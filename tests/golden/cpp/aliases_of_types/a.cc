#include <vector>
class Engine { public: explicit Engine(int) {} void start() {} };
using Motor = Engine;
typedef Engine* EnginePtr;
template <class T> using List = std::vector<T>;
void use(EnginePtr p, List<Motor>& all) {
  Motor m(1);
  m.start();
  p->start();
  all[0].start();
}
