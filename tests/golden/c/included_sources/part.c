static void work(void) { lock(); unlock(); }
void part(void) { work(); }
