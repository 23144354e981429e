#include <string>
struct View { View(const char* s); View(const std::string& s); };
class Batch {
 public:
  int Put(int cf, const View& k, const View& v);
  int Put(const View& k, const View& v);
  int Put(int cf, const View& k, const View& ts, const View& v);
  int Put(double d);
  int Put(bool b);
  int Put(const Batch& other);
  int Put(const Batch* other, int n);
};
