int b(int x) { return popcount(x); }
