void win_sleep(int ms);
void posix_sleep(int ms);
#ifdef _WIN32
void pause_for(int ms) { win_sleep(ms); }
#else
void pause_for(int ms) { posix_sleep(ms); }
#endif
void use(void) {
#ifdef FAST
    win_sleep(1);
#else
    posix_sleep(2);
#endif
}
