extern int counter;
int read_it(void) { return counter; }
