static int helper(int x) { return x; }
int later(void);
int main(void) { return helper(1) + later(); }
int later(void) { return helper(2); }
