typedef int (*check)(int);
static int positive(int x) { return x > 0; }
static int negative(int x) { return x < 0; }
static int run(void *callback, int x) { return ((check)callback)(x); }
int use(int x) { return run((void *)positive, x) + negative(x); }
