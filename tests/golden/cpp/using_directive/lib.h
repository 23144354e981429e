namespace lib {
inline void one() {}
inline void two() {}
}
