struct a { int size; };
struct b { int size; };
int get(void *p) { return ((struct b *)p)->size; }
