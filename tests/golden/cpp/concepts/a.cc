template <class T>
concept Named = requires(T t) { t.name(); };
struct User { const char* name() const { return "u"; } };
template <Named T> const char* show(const T& t) { return t.name(); }
const char* use(User& u) { return show(u); }
