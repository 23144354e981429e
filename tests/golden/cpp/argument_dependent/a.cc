namespace db {
struct Handle {};
void Close(Handle* h) {}
}
void use(db::Handle* h) { Close(h); }
