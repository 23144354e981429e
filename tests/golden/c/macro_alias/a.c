int real_open(int x) { return x; }
#define my_open real_open
int use(void) { return my_open(3); }
