#include "os.h"
int use(void) { return cpu_count(); }
