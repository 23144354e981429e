namespace top {
void shared();
namespace inner {
void deep();
}
}
