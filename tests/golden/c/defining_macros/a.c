static DEFINE_MUTEX(lock);
LIST_HEAD(items);
void take(void) { mutex_lock(&lock); }
