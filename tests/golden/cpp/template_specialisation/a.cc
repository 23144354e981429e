template <typename T> struct Traits { static int size() { return 0; } };
template <> struct Traits<int> { static int size() { return 4; } };
