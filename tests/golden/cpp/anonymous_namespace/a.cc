namespace {
int hidden() { return 1; }
}
int use() { return hidden(); }
