int f(int a) { return a; }
int f(int a, int b) { return a + b; }
int f(int a, int b, int c = 0) { return c; }
int use() { return f(1) + f(1, 2, 3); }
