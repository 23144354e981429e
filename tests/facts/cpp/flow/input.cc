struct A { A(int); void f(); };
A* choose(A* a, A* b) { return a ? a : b; }
void use() {
  A x(1), y{2};
  A* p = static_cast<A*>(choose(&x, &y));
  p->f();
  delete p;
  try { throw A(3); } catch (const A& caught) { caught.f(); }
}
