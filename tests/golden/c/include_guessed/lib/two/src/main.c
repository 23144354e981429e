#include <one/api.h>
#include "two/api.h"
#include "config.h"
#include "api.h"
#include <config.h>
int run(void) { return one() + two() + SIZE; }
