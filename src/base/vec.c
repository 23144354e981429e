#include "base/vec.h"

#include <stdint.h>

void *cg_vec_grow_bytes(void *at, size_t *cap, size_t need, size_t size) {
    size_t wanted = *cap + *cap / 2;
    if (wanted < need) wanted = need;
    if (wanted < 8) wanted = 8;
    size_t bytes;
    if (__builtin_mul_overflow(wanted, size, &bytes)) bytes = SIZE_MAX; /* which no allocation can meet */
    void *grown = cg_realloc(at, bytes);
    *cap = wanted;
    return grown;
}
