static inline int library(void) { return 2; }
