static int real_impl(int x) { return x; }
int public_name(int x) __attribute__((alias("real_impl")));
int use(void) { return public_name(2) + real_impl(1); }
