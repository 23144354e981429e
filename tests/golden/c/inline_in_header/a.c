#include "util.h"
int a(void) { return min(1, 2); }
