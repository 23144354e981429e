#include "slow.h"
int b(int x) { return hash(x); }
