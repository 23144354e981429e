#include <detail.h>
static inline int hash(int x) { return mix(x); }
