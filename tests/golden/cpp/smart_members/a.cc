#include <memory>
struct Conn { void send() {} void reset() {} Conn* next() { return this; } };
class Client {
 public:
  void go() {
    conn_->send();
    (*conn_).send();
    conn_.get()->reset();
    conn_.reset();
    shared_->next()->send();
  }
 private:
  std::unique_ptr<Conn> conn_;
  std::shared_ptr<Conn> shared_;
};
