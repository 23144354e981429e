template <class T> T twice(T x) { return x; }
int twice(int x) { return x + x; }
void use() {
  twice(1);
  twice(1.5);
  twice<int>(2);
}
