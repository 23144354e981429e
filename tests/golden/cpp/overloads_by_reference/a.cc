struct Animal {};
struct Cat : Animal {};
struct Rock {};
void feed(Animal& a) { (void)a; }
void feed(Rock& r) { (void)r; }
void show(int x) { (void)x; }
void show(const char* s) { (void)s; }
void show(double d) { (void)d; }
void show(bool b) { (void)b; }
void use(Cat& c, Rock& r) {
  feed(c);
  feed(r);
  show(1);
  show("x");
  show(2.5);
  show(true);
}
