#include "util.h"
int helper(int x) { return x; }
