#include <map>
#include <string>
#include <vector>
struct List {
  void push_back(int x) { (void)x; }
  int size() const { return 0; }
  int* begin() { return nullptr; }
  int* find(int) { return nullptr; }
};
int size(int x) { return x; }
int use(std::vector<int>& v, std::map<int, std::string>& m, std::string s, List& own) {
  v.push_back(1);
  v.begin();
  m.find(2);
  s.find("x");
  s.append("y").size();
  own.push_back(3);
  return (int)v.size() + own.size();
}
