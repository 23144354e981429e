#include "lib/generated.h"
int a(int x) { return popcount(x) + table_size(x); }
