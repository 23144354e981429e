int main(void) { return compute(1) + secret(2) + missing(3); }
