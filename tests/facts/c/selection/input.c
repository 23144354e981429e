#define ABS(x) _Generic((x), int: abs_int, default: abs_long)(x)
int use(int i) { return _Generic(i, int: abs_int, long: abs_long)(i); }
