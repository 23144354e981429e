/* Memory by lifetime: everything of one file, request or job is allocated here and freed at once.
 * In sanitizer builds each allocation is a malloc of its own, so that overruns show. One thread at a time. */
#ifndef CG_BASE_ARENA_H
#define CG_BASE_ARENA_H

#include "base/str.h"

typedef struct cg_arena_block cg_arena_block;
typedef struct cg_arena {
    cg_arena_block *first, *current;
    size_t used; /* bytes handed out since init or reset */
} cg_arena;

/* A zeroed cg_arena is ready for use. */
void *cg_arena_alloc(cg_arena *a, size_t size); /* aligned to 16, not cleared */
void *cg_arena_zero(cg_arena *a, size_t count, size_t size);
cg_str cg_arena_str(cg_arena *a, cg_str s); /* a copy, NUL-terminated behind its end */
char *cg_arena_z(cg_arena *a, cg_str s);
cg_str cg_arena_format(cg_arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cg_arena_reset(cg_arena *a); /* frees what was handed out, keeps a block for the next use */
void cg_arena_clear(cg_arena *a);

#define CG_NEW(arena, type)              ((type *)cg_arena_zero((arena), 1, sizeof(type)))
#define CG_NEW_ARRAY(arena, type, count) ((type *)cg_arena_zero((arena), (count), sizeof(type)))

#endif
