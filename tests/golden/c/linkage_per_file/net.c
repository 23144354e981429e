#include "log.h"
static void format(const char *s) { (void)s; }
static void log_line2(const char *s) { format(s); }
void net(void) { log_line2("x"); log_line("y"); }
