static void log_it(void) {}
void from_b(void) { log_it(); }
