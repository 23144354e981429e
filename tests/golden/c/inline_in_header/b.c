int b(void) { return min(1, 2); }
