#include "a.h"
void use(Options& o) {
  Store s;
  Store t("x", 1);
  s.Put("k", 1);
  s.Put(1, "k", 1);
  s.Flush();
  s.Flush(o);
  open("p");
}
