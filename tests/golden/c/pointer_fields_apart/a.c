#include <unistd.h>
struct input { long (*read)(int); };
struct output { long (*read)(int); };
static long from_file(int n) { return n; }
static long from_socket(int n) { return n; }
static struct input in = { .read = from_file };
static struct output out = { from_socket };
long use_in(struct input *i) { return i->read(1); }
long use_out(struct output *o) { return o->read(2); }
long use_system(char *buffer) { return read(0, buffer, 1); }
