static inline int popcount(int x) { return x; }
static int table_size(int x) { return x; }
