namespace n {
class Secret {
  friend int reveal(const Secret& s) { return s.value_; }
  friend class Spy;
  int value_;
};
int use(const Secret& s) { return reveal(s); }
}
