static void print(int event) { (void)event; }
void other(void) { print(2); }
