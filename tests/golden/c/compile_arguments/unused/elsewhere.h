static inline int elsewhere(void) { return 3; }
