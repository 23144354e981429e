int shared_total(void) { return 1; }
int hidden_total(void) { return 2; }
