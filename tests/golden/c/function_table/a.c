typedef void handler(int);
struct command { const char *name; handler *run; int arity; };
static void get(int c) { (void)c; }
static void set(int c) { (void)c; }
static struct command table[] = { { "get", get, 1 }, { "set", set, 2 } };
void dispatch(int i) { table[i].run(i); }
