static int abs_int(int x) { return x; }
static double abs_double(double x) { return x; }
static long abs_long(long x) { return x; }
#define ABS(x) _Generic((x), int: abs_int, double: abs_double)(x)
double use(double d) { return ABS(d); }
int direct(int i) { return _Generic(i, int: abs_int, long: abs_long)(i); }
