#include <map>
#include <vector>
struct Job { void run() {} };
struct Noise { void run() {} };
void use(std::vector<Job*>& list, std::map<int, Job>& table) {
  for (auto* j : list) j->run();
  for (const auto& entry : table) entry.second.run();
  list[0]->run();
  list.front()->run();
  table.at(3).run();
  for (auto it = list.begin(); it != list.end(); ++it) (*it)->run();
  auto found = table.find(1);
  found->second.run();
}
