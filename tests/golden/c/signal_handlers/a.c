#include <signal.h>
#include <stdlib.h>
static void on_signal(int n) { (void)n; }
static void on_exit_now(void) {}
static void handler(int n) { on_signal(n); }
void setup(void) {
    struct sigaction action = { .sa_handler = on_signal };
    sigaction(2, &action, 0);
    signal(3, handler);
    atexit(on_exit_now);
}
