union action { void (*plain)(void); int (*counted)(int); };
static void go(void) {}
static int count(int n) { return n; }
void run_plain(void) {
    union action a;
    a.plain = go;
    a.plain();
}
int run_counted(void) {
    union action a = { .counted = count };
    return a.counted(1);
}
