template <class T> struct Codec { static int write(T) { return 1; } int read() { return 0; } };
template <> struct Codec<int> { static int write(int) { return 2; } };
template <class T> int size_of(T) { return 1; }
template <> int size_of<char>(char) { return 2; }
struct Thing {};
int use(Codec<Thing>& c) { return Codec<Thing>::write(Thing{}) + c.read() + size_of(Thing{}); }
