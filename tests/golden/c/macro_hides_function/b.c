#include "text.h"
int b(void) { return text_length("b"); }
