struct Options { Options(); };
class Store {
 public:
  int Put(const char* key, int value, Options o = Options());
  int Put(int family, const char* key, int value, Options o = Options());
  int Flush(int family = 0);
  int Flush(const Options& o);
  explicit Store(int size = 10);
  Store(const char* name, int size);
};
int open(const char* path, int flags = 0);
int open(int fd);
