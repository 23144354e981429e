#include <stdio.h>
typedef int (*step)(int);
static int inc(int x) { return x + 1; }
static int run(int n, ...) { return n; }
static int log_line(const char *format, ...) { return printf("%s", format); }
int use(void) { return run(1, inc) + log_line("%d", 1) + log_line("x"); }
