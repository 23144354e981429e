#include "impl.h"
int a(int x) { return hash(x); }
