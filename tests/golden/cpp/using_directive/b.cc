#include "lib.h"
using lib::two;
void b() {
  two();
  one();
}
