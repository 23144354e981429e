struct Slice { Slice(const char* s) {} };
struct Key { Key(int n) {} };
void put(const Slice& s) {}
void put(const Key& k) {}
void use() {
  put("text");
  put(7);
}
