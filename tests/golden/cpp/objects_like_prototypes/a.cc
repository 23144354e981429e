struct Options {};
struct Slice { explicit Slice(int n); int size(); };
struct Writer { Writer(Options o, Slice s, int n); void Open(); };
struct Random { explicit Random(long seed); int Next(); };
Slice::Slice(int n) { (void)n; }
int Slice::size() { return 1; }
Writer::Writer(Options o, Slice s, int n) { (void)o; (void)s; (void)n; }
void Writer::Open() {}
Random::Random(long seed) { (void)seed; }
int Random::Next() { return 1; }
int key(int i) { return i; }
void use(Slice options, int *list, int i, long seed, long x) {
  Slice s(key(i));
  Writer w(Options(), options, list[1]);
  Random r(seed * x);
  s.size();
  w.Open();
  r.Next();
  Slice declared(int i);
}
