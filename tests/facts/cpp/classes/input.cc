namespace db {
// Keeps keys.
template <typename K>
class Table final : public Base<K>, private virtual Other {
 public:
  explicit Table(int size = 4) : Base<K>(size), size_(size) {}
  ~Table() override;
  static Table* Open(const char* name);
  virtual bool Has(const K& key) const = 0;
  operator bool() const { return size_ > 0; }
 protected:
  enum Kind { kNone, kSome };
 private:
  int size_ = 0;
};
}
template <typename K>
db::Table<K>::~Table() {}
