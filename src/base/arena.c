#include "base/arena.h"

#include "base/mem.h"
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

struct cg_arena_block {
    cg_arena_block *next;
    size_t size, used;
    _Alignas(16) char data[];
};

enum { BLOCK_FIRST = 4 << 10, BLOCK_MAX = 1 << 20 };

static cg_arena_block *block_new(cg_arena *a, size_t size) {
    size_t bytes;
    if (__builtin_add_overflow(sizeof(cg_arena_block), size, &bytes)) bytes = SIZE_MAX;
    cg_arena_block *b = cg_alloc(bytes);
    b->size = size;
    b->used = 0;
    b->next = a->first;
    a->first = b;
    return b;
}

#ifdef CG_SANITIZE
void *cg_arena_alloc(cg_arena *a, size_t size) {
    cg_arena_block *b = block_new(a, size);
    b->used = size;
    a->used += size;
    return b->data;
}
#else
/* What is large beside a block gets one of its own, and the present one goes on being filled. */
static void *alloc_in_new_block(cg_arena *a, size_t size) {
    if (size > BLOCK_MAX / 4) {
        cg_arena_block *own = block_new(a, size);
        own->used = size;
        return own->data;
    }
    size_t next = a->current != NULL ? a->current->size * 2 : BLOCK_FIRST;
    if (next > BLOCK_MAX) next = BLOCK_MAX;
    while (next < size) next *= 2;
    a->current = block_new(a, next);
    a->current->used = size;
    return a->current->data;
}

void *cg_arena_alloc(cg_arena *a, size_t size) {
    a->used += size;
    cg_arena_block *b = a->current;
    if (b != NULL) {
        size_t at = (b->used + 15) & ~(size_t)15;
        if (at <= b->size && size <= b->size - at) {
            b->used = at + size;
            return b->data + at;
        }
    }
    return alloc_in_new_block(a, size);
}
#endif

void *cg_arena_zero(cg_arena *a, size_t count, size_t size) {
    size_t total;
    if (__builtin_mul_overflow(count, size, &total)) total = SIZE_MAX;
    void *p = cg_arena_alloc(a, total);
    memset(p, 0, total);
    return p;
}

char *cg_arena_z(cg_arena *a, cg_str s) {
    char *copy = cg_arena_alloc(a, s.len + 1);
    if (s.len > 0) memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return copy;
}

cg_str cg_arena_str(cg_arena *a, cg_str s) { return cg_str_of(cg_arena_z(a, s), s.len); }

cg_str cg_arena_format(cg_arena *a, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t len = n > 0 ? (size_t)n : 0;
    char *text = cg_arena_alloc(a, len + 1);
    text[0] = '\0';
    if (len > 0) vsnprintf(text, len + 1, format, again);
    va_end(again);
    return cg_str_of(text, len);
}

static void free_blocks_but(cg_arena *a, const cg_arena_block *kept) {
    cg_arena_block *b = a->first;
    while (b != NULL) {
        cg_arena_block *next = b->next;
        if (b != kept) cg_free(b);
        b = next;
    }
}

void cg_arena_reset(cg_arena *a) {
    cg_arena_block *kept = a->current; /* the latest ordinary block is the largest of them */
    free_blocks_but(a, kept);
    *a = (cg_arena){.first = kept, .current = kept};
    if (kept == NULL) return;
    kept->next = NULL;
    kept->used = 0;
}

void cg_arena_clear(cg_arena *a) {
    free_blocks_but(a, NULL);
    *a = (cg_arena){0};
}
