static inline int hash(int x) { return x; }
