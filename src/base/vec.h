/* Typed growing arrays on the heap: CG_VEC(int) v = {0}; cg_vec_push(&v, 3); v.at[0]; cg_vec_clear(&v); */
#ifndef CG_BASE_VEC_H
#define CG_BASE_VEC_H

#include "base/mem.h"
#include <stddef.h>

#define CG_VEC(type)                                                                                         \
    struct {                                                                                                 \
        type *at;                                                                                            \
        size_t len, cap;                                                                                     \
    }

/* New memory for at least `need` elements of `size` bytes; *cap is updated. */
void *cg_vec_grow_bytes(void *at, size_t *cap, size_t need, size_t size);

#define cg_vec_reserve(v, need)                                                                              \
    ((need) > (v)->cap ? (void)((v)->at = cg_vec_grow_bytes((v)->at, &(v)->cap, (need), sizeof *(v)->at))    \
                       : (void)0)
#define cg_vec_push(v, ...) (cg_vec_reserve((v), (v)->len + 1), (void)((v)->at[(v)->len++] = (__VA_ARGS__)))
#define cg_vec_pop(v)       ((v)->at[--(v)->len])
#define cg_vec_last(v)      ((v)->at[(v)->len - 1])
#define cg_vec_reset(v)     ((void)((v)->len = 0))
#define cg_vec_clear(v)     (cg_free((v)->at), (v)->at = NULL, (v)->len = (v)->cap = 0)

#endif
