int check(int a);
int slow(int a);
int f(int a)
{
#ifdef X
    if (check(a)) {
#else
    if (slow(a)) {
#endif
        return 1;
    }
    return 0;
}
#if 0
int dead(void) { return check(0); }
#endif
