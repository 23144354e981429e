static void boot(void) {}
static void halt(void) {}
#define STATES(X) X(boot) X(halt)
#define CALL(name) name();
#define DECLARE(name) void name##_state(void);
STATES(DECLARE)
void all(void) { STATES(CALL) }
