namespace app {
int level();
namespace detail {
int level();
int helper();
}
inline namespace v2 {
int newest();
}
}
