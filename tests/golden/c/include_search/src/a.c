#include "a.h"
#include "sub/b.h"
#include <stdio.h>
#include "missing.h"
int a(void) { return A + B; }
