class Options {
 public:
  struct Level { int value() const { return 1; } };
  using LevelType = Level;
  static Options Default() { return Options(); }
  static const int kMax = 7;
  Level level;
};
int use() {
  Options::LevelType l;
  return Options::Default().level.value() + Options::kMax + l.value();
}
