/* Hash maps. One thread at a time for writing; any number of threads may read while nobody writes. */
#ifndef CG_BASE_MAP_H
#define CG_BASE_MAP_H

#include "base/arena.h"
#include "base/str.h"
#include <stdint.h>

#define CG_NONE UINT32_MAX

/* Strings to dense ids 0, 1, 2 …, in order of first appearance. A zeroed one is ready for use. */
typedef struct cg_intern {
    cg_arena text;
    cg_str *strings;
    uint64_t *slots; /* hash high bits and id + 1 */
    uint32_t count, capacity, slot_mask;
} cg_intern;

uint32_t cg_intern_add(cg_intern *t, cg_str s);        /* copies a new string */
uint32_t cg_intern_find(const cg_intern *t, cg_str s); /* CG_NONE if absent */
static inline cg_str cg_intern_str(const cg_intern *t, uint32_t id) { return t->strings[id]; }
void cg_intern_clear(cg_intern *t);

/* 64-bit keys to 64-bit values; any key but UINT64_MAX. A zeroed one is ready for use. */
typedef struct cg_map64 {
    uint64_t *keys, *values;
    size_t count, mask;
} cg_map64;

void cg_map64_put(cg_map64 *m, uint64_t key, uint64_t value);
bool cg_map64_get(const cg_map64 *m, uint64_t key, uint64_t *value); /* value may be NULL */
/* Where key's value is; a new key starts with `fresh`. Valid until the next insertion. */
uint64_t *cg_map64_slot(cg_map64 *m, uint64_t key, uint64_t fresh);
void cg_map64_clear(cg_map64 *m);

#endif
