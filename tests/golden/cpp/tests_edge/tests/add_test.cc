#include "../src/add.h"
int check() { return add(1, 2) != 3; }
