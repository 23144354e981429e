static void log_line(const char *s) { (void)s; }
void old(void) { log_line("z"); }
