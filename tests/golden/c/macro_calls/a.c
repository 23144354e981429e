void lock(int *l);
void unlock(int *l);
#define WITH(l, body) do { lock(l); body; unlock(l); } while (0)
#define LIMIT 10
#define TWICE (2 * LIMIT)
void work(int *l) {
    WITH(l, *l = TWICE);
}
