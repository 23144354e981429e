#include "a.h"
void shared() {}
void use() {
  shared();
  top::shared();
  top::inner::deep();
}
