int compute(int x) { return x; }
static int secret(int x) { return x; }
int keep(int x) { return secret(x); }
