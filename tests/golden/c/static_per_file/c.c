void from_c(void) { log_it(); }
