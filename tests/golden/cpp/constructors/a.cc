struct Key {
  Key(int a) : id(a) {}
  Key(int a, int b) : id(a + b) {}
  int id;
};
struct Pair {
  Pair() : first(1), second(2, 3) {}
  Key first, second;
};
void use() {
  Key a(1);
  Key b{1, 2};
  Key* c = new Key(3);
  Pair p;
}
