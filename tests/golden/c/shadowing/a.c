int size(void) { return 1; }
int limit;
int use(int limit) {
    int size = 2;
    return size + limit;
}
int other(void) { return size() + limit; }
