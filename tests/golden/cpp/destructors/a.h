class Buffer {
 public:
  Buffer();
  ~Buffer();
  void reset();
 private:
  void release();
};
