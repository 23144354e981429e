#define API
#define __init
API int visible(int x) { return x; }
static __init int setup(void) { return visible(1); }
static int __init setup_two(void) { return setup(); }
EXPORT_SYMBOL(visible);
