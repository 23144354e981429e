#include "a.h"
namespace top {
void shared() {}
namespace inner {
void deep() { shared(); }
}
}
