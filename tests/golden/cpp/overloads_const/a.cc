struct Box {
  int& at(int i) { return v[i]; }
  const int& at(int i) const { return v[i]; }
  int v[2];
};
void log(const char* f, ...) { (void)f; }
void log(int level) { (void)level; }
int pad(int a, int b = 2) { return a + b; }
int pad(int a, int b, int c) { return a + b + c; }
void use(Box& b, const Box& c) {
  b.at(0);
  c.at(1);
  log("a %d", 1);
  log(1);
  pad(1);
  pad(1, 2);
  pad(1, 2, 3);
}
