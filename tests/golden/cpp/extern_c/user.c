#include "api.h"
int user(void) { return api_open(1); }
