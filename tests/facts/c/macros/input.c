#define LIMIT 8
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define TRACE(format, ...) trace_print(current_log(), format, ##__VA_ARGS__)
#define CONCAT(x) x##_open(1)
#define FOR_EACH(p, list) for (struct item *p = first(list); p; p = p->next)
int use(int n) {
    FOR_EACH(i, 0) TRACE("%d", MAX(n, LIMIT));
    return n;
}
