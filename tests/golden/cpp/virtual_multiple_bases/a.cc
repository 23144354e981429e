struct Reader { virtual int Read(); virtual ~Reader(); };
struct Writer { virtual int Write(int x); virtual ~Writer(); };
struct Stream : Reader, Writer {
  int Read() override { return 1; }
  int Write(int x) override { return x; }
};
struct Quiet { int Write(int x) { return x; } };
int use(Stream* s, Writer& w, Quiet q) { return s->Read() + w.Write(1) + q.Write(2); }
