#include "os.h"
#if defined(_WIN32)
int cpu_count(void) { return 1; }
#elif defined(__APPLE__)
int cpu_count(void) { return 2; }
#else
int cpu_count(void) { return 4; }
#endif
