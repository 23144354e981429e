#include <map>
#include <string>
#include <vector>
struct View {
  View(const char* s, unsigned long n) { (void)s; (void)n; }
  View(const View& v, std::string* buffer) { (void)v; (void)buffer; }
};
void show(const char* s) { (void)s; }
void show(const std::string& s) { (void)s; }
void show(int n) { (void)n; }
void show(bool b) { (void)b; }
struct Less {};
struct Job { void run() {} };
void use(std::string s, std::vector<int> v, std::map<int, Job, Less>& jobs) {
  View a(s.data(), s.size());
  show(s.c_str());
  show(s.substr(1));
  show(v.size());
  show(v.empty());
  show(std::to_string(1) + "x");
  jobs[1].run();
  jobs.at(2).run();
}
