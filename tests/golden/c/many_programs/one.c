void usage(void) {}
int main(void) { usage(); return 0; }
