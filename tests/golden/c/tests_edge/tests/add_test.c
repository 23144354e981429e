#include "../src/add.h"
int main(void) { return add(1, 2) != 3; }
