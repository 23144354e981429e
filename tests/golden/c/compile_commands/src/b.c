#include <impl.h>
int b(int x) { return hash(x); }
