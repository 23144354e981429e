#include "locks.h"
#include "part.c"
