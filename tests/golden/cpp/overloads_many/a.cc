#include "a.h"
View::View(const char* s) { (void)s; }
View::View(const std::string& s) { (void)s; }
int Batch::Put(int cf, const View& k, const View& v) { return 1; }
int Batch::Put(const View& k, const View& v) { return 2; }
int Batch::Put(int cf, const View& k, const View& ts, const View& v) { return 3; }
int Batch::Put(double d) { return 4; }
int Batch::Put(bool b) { return 5; }
int Batch::Put(const Batch& other) { return 6; }
int Batch::Put(const Batch* other, int n) { return 7; }
void use(Batch& b, const std::string& s) {
  b.Put("k", "v");
  b.Put(1, "k", s + "x");
  b.Put(1, "k", "t", "v");
  b.Put(2 * 1.5);
  b.Put(1 < 2);
  b.Put(b);
  b.Put(&b, 1);
}
