#include "compat.h"
#include "text.h"
int a(void) { return text_length("a"); }
