namespace { int helper() { return 1; } struct Impl { int run() { return helper(); } }; }
int one() { return Impl().run(); }
