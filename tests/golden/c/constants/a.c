static const int limits[2] = { 1, 2 };
const char *const name = "x";
int use(void) { return limits[0] + name[0]; }
