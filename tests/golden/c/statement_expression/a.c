static int next(void) { return 1; }
static int last(void) { return 2; }
int use(void) {
    typeof(last()) kept = 0;
    int v = ({ int t = next(); t + 1; });
    return v + kept;
}
