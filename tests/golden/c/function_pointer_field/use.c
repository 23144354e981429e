#include "ops.h"
int use(struct ops *o) { return o->open(1); }
