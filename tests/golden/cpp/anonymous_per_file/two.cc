namespace { int helper() { return 2; } struct Impl { int run() { return helper(); } }; }
int two() { return Impl().run() + helper(); }
