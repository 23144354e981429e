struct Box {
  int& at(int i) { return v[i]; }
  const int& at(int i) const { return v[i]; }
  int other(int i) const { return v[i]; }
  int v[2];
};
using Getter = const int& (Box::*)(int) const;
int use(const Box& b, int i) {
  Getter table[] = {&Box::at};
  return (b.*table[0])(i) + (b.*(i ? &Box::at : &Box::at))(i);
}
