struct point { int x, y; };
struct point *make(void);
static int get(const struct point *p) { return p->x; }
int use(void) { return get(make()); }
