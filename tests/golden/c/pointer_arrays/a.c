typedef int op(int);
enum { INC, DEC };
static int inc(int x) { return x + 1; }
static int dec(int x) { return x - 1; }
static int neg(int x) { return -x; }
static int absolute(int x) { return x; }
static int (*const ops[])(int) = { inc, dec };
static op *named[2] = { [INC] = neg };
struct machine { op *steps[4]; };
static struct machine m = { { absolute } };
int first(int i, int x) { return ops[i](x); }
int second(int x) { return named[INC](x); }
int third(struct machine *p, int x) { return p->steps[0](x); }
