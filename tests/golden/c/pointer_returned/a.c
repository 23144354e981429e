typedef void (*task)(void);
static void start(void) {}
static void stop(void) {}
static void never(void) {}
task pick(int on) { return on ? start : stop; }
void at_once(int on) { pick(on)(); }
void later(int on) {
    task t = pick(on);
    t();
}
void direct(void) { never(); }
