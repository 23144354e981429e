struct button { void (*on_click)(struct button *b); int width; };
struct menu { void (*on_click)(struct menu *m); };
static void clicked(struct button *b) { b->width = 1; }
static void chosen(struct menu *m) { (void)m; }
void button_init(struct button *b, void (*f)(struct button *)) { b->on_click = f; }
void setup(struct button *b, struct menu *m) {
    button_init(b, clicked);
    m->on_click = chosen;
}
void press(struct button *b) { b->on_click(b); }
void choose(struct menu *m) { m->on_click(m); }
