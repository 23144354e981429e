namespace log {
class Writer { public: void Add() {} };
}
void use() {
  log::Writer log;
  log.Add();
  log::Writer other;
  other.Add();
}
