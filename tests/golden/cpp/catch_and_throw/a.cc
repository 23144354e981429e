struct Failure {
  explicit Failure(int code) : code_(code) {}
  int code() const { return code_; }
  int code_;
};
int use(int x) {
  try {
    if (x) throw Failure(x);
  } catch (const Failure& f) {
    return f.code();
  }
  return 0;
}
