static int twice(int x) { return 2 * x; }
static int apply(int (*f)(int), int x) { return f(x); }
int use(void) { return apply(twice, 3); }
