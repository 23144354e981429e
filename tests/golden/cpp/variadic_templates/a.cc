void print() {}
template <class T> void one(const T& t) { (void)t; }
template <class First, class... Rest>
void print(const First& first, const Rest&... rest) {
  one(first);
  print(rest...);
}
void use() { print(1, "b", 2.5); }
