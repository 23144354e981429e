#define LIB_EXPORT
class LIB_EXPORT Reader : public Base {
 public:
  explicit Reader(int fd) : fd_(fd) {}
  int Read() GUARDED_BY(mutex_);
 private:
  int fd_ GUARDED_BY(mutex_);
};
int Reader::Read() { return fd_; }
