#include <map>
#include <vector>
struct Node { void visit() {} };
void use(std::vector<Node*> list, std::map<int, Node*> table) {
  list[0]->visit();
  for (Node* n : list) n->visit();
  for (auto& entry : table) entry.second->visit();
  table.begin()->second->visit();
}
