struct visitor { void (*enter)(int); void (*leave)(int); };
static void in(int x) { (void)x; }
static void out(int x) { (void)x; }
static void walk(const struct visitor *v, int x) { v->enter(x); }
static void walk_back(struct visitor v, int x) { v.leave(x); }
void use(int x) {
    walk(&(struct visitor){ .enter = in }, x);
    struct visitor v = (struct visitor){ .leave = out };
    walk_back(v, x);
}
