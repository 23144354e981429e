static inline int mix(int x) { return x * 31; }
