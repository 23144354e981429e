struct Point { int x; int y; };
int use() {
  Point p{1, 2};
  Point q;
  return p.x + q.y;
}
