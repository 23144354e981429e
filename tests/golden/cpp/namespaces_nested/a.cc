#include "a.h"
namespace app {
int level() { return 1; }
namespace detail {
int level() { return 2; }
int helper() { return level() + app::level(); }
}
int newest_user() { return newest() + detail::helper(); }
inline namespace v2 { int newest() { return 3; } }
}
int level() { return 0; }
int use() { return ::level() + app::newest() + app::v2::newest() + app::detail::level(); }
