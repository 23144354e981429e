static __init int before(void) { return after(1); }
int broken(int a) {
    if (a > {
        inside(a);
    }
}
int after(int x) { return before() + x; }
#ifdef A
int head(int a) {
#else
int head(int a, int b) {
#endif
    return after(a);
}
