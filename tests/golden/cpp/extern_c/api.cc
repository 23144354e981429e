#include "api.h"
static int check(int x) { return x; }
extern "C" int api_open(int x) { return check(x); }
