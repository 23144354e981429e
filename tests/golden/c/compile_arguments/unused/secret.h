static inline int secret(void) { return 4; }
