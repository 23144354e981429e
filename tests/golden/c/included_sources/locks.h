static inline void lock(void) {}
static inline void unlock(void) {}
