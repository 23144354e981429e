int counter;
static int hidden = 1;
void inc(void) { counter = counter + hidden; }
