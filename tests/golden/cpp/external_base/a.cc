#include <string>
class Error : public std::exception {
 public:
  std::string text() const { return std::string(what()); }
};
bool empty(const std::string& s) { return s.empty(); }
