namespace store {
class Box {
 public:
  Box();
  ~Box();
  int Open(int x);
  static Box* Make();
 private:
  int Check(int x);
};
}
