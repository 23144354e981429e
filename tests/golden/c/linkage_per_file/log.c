#include "log.h"
static void format(const char *s) { (void)s; }
void log_line(const char *s) { format(s); }
