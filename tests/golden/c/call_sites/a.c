int f(int x) { return x; }
int g(void) {
    f(1);
    f(2);
    return f(f(3)) + f(4);
}
