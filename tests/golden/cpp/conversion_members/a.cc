struct Text { int length() const { return 1; } };
struct Slice {
  operator Text() const { return t; }
  explicit operator bool() const { return t.length() > 0; }
  Text text() const { return t; }
  Text t;
};
int use(const Slice& s) { return static_cast<Text>(s).length() + s.text().length(); }
