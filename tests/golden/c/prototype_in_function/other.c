static int shared_total(void) { return 3; }
int other(void) { return shared_total(); }
