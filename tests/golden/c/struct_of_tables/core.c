#include "driver.h"
static int probe(int x) { return -x; }
static const struct driver *const drivers[] = { &net_driver };
int probe_all(int x) { return drivers[0]->ops->probe(x) + probe(x); }
