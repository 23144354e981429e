static int left(int x) { return x; }
static int right(int x) { return x; }
static int plain(int x) { return x; }
static int last(int x) { return x; }
int choose(int side, int x) { return (side ? left : right)(x); }
int stars(int x) { return (***plain)(x); }
int address(int x) { return (&plain)(x); }
int comma(int x) { return (x++, last)(x); }
