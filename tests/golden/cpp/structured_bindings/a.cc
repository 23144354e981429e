#include <map>
#include <string>
struct Job { void run() {} };
void use(std::map<std::string, Job>& jobs) {
  for (auto& [name, job] : jobs) job.run();
}
