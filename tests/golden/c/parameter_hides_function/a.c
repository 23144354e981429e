static int next(int x) { return x + 1; }
static int twice(int x) { return 2 * x; }
static int apply(int (*next)(int), int x) { return next(x); }
static int local(void) {
    int next = 3;
    return next;
}
int use(void) { return apply(twice, 1) + next(2) + local(); }
