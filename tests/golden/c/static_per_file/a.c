static void log_it(void) {}
void from_a(void) { log_it(); }
