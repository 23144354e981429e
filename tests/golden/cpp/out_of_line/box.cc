#include "box.h"
namespace store {
Box::Box() {}
Box::~Box() {}
int Box::Open(int x) { return Check(x); }
Box* Box::Make() { return new Box(); }
int Box::Check(int x) { return x; }
}
