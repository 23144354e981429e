#include "fast.h"
int a(int x) { return hash(x); }
