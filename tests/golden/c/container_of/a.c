struct item { int id; struct node *node; };
int get(void *ap, struct node *n) {
    struct item *i = container_of(n, struct item, node);
    char *s = va_arg(ap, char *);
    return i->id + s[0];
}
