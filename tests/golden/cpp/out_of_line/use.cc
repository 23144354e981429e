#include "box.h"
int use() { return store::Box::Make()->Open(1); }
