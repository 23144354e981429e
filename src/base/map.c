#include "base/map.h"

#include "base/hash.h"
#include "base/mem.h"
#include <assert.h>

/* A slot holds the string's hash (upper half, which also gives its place) and its id + 1 (lower half). Slots
 * are probed one after the other and at most two thirds of them are used. */
static uint64_t tag_of(cg_str s) { return cg_hash_str(s) >> 32; }

static uint32_t intern_seek(const cg_intern *t, cg_str s, uint64_t tag, uint32_t *place) {
    uint32_t i = (uint32_t)tag & t->slot_mask;
    for (; t->slots[i] != 0; i = (i + 1) & t->slot_mask) {
        uint32_t id = (uint32_t)t->slots[i] - 1;
        if (t->slots[i] >> 32 == tag && cg_str_equal(t->strings[id], s)) return id;
    }
    *place = i;
    return CG_NONE;
}

static void intern_grow(cg_intern *t) {
    uint32_t old_size = t->slots != NULL ? t->slot_mask + 1 : 0;
    uint32_t size = old_size != 0 ? old_size * 2 : 64;
    uint64_t *slots = cg_alloc_zero(size, sizeof *slots);
    for (uint32_t i = 0; i < old_size; i++) {
        if (t->slots[i] == 0) continue;
        uint32_t to = (uint32_t)(t->slots[i] >> 32) & (size - 1);
        while (slots[to] != 0) to = (to + 1) & (size - 1);
        slots[to] = t->slots[i];
    }
    cg_free(t->slots);
    t->slots = slots;
    t->slot_mask = size - 1;
}

static void intern_store(cg_intern *t, cg_str s) {
    if (t->count == t->capacity) {
        t->capacity = t->capacity != 0 ? t->capacity * 2 : 32;
        t->strings = cg_realloc(t->strings, t->capacity * sizeof *t->strings);
    }
    t->strings[t->count++] = cg_arena_str(&t->text, s);
}

uint32_t cg_intern_add(cg_intern *t, cg_str s) {
    if (t->slots == NULL || (uint64_t)t->count * 3 >= (uint64_t)t->slot_mask * 2) intern_grow(t);
    uint64_t tag = tag_of(s);
    uint32_t place = 0, id = intern_seek(t, s, tag, &place);
    if (id != CG_NONE) return id;
    id = t->count;
    intern_store(t, s);
    t->slots[place] = tag << 32 | (id + 1);
    return id;
}

uint32_t cg_intern_find(const cg_intern *t, cg_str s) {
    uint32_t place;
    return t->slots != NULL ? intern_seek(t, s, tag_of(s), &place) : CG_NONE;
}

void cg_intern_clear(cg_intern *t) {
    cg_arena_clear(&t->text);
    cg_free(t->strings);
    cg_free(t->slots);
    *t = (cg_intern){0};
}

#define EMPTY UINT64_MAX

static size_t map64_seek(const cg_map64 *m, uint64_t key) {
    size_t i = cg_hash_mix(key) & m->mask;
    while (m->keys[i] != key && m->keys[i] != EMPTY) i = (i + 1) & m->mask;
    return i;
}

static void map64_grow(cg_map64 *m) {
    cg_map64 grown = {.count = m->count, .mask = m->keys != NULL ? m->mask * 2 + 1 : 31};
    grown.keys = cg_alloc((grown.mask + 1) * sizeof *grown.keys);
    grown.values = cg_alloc((grown.mask + 1) * sizeof *grown.values);
    memset(grown.keys, 0xff, (grown.mask + 1) * sizeof *grown.keys);
    for (size_t i = 0; m->keys != NULL && i <= m->mask; i++) {
        if (m->keys[i] == EMPTY) continue;
        size_t to = map64_seek(&grown, m->keys[i]);
        grown.keys[to] = m->keys[i];
        grown.values[to] = m->values[i];
    }
    cg_free(m->keys);
    cg_free(m->values);
    *m = grown;
}

uint64_t *cg_map64_slot(cg_map64 *m, uint64_t key, uint64_t fresh) {
    assert(key != EMPTY);
    if (m->keys == NULL || m->count * 3 >= m->mask * 2) map64_grow(m);
    size_t i = map64_seek(m, key);
    if (m->keys[i] == EMPTY) {
        m->keys[i] = key;
        m->values[i] = fresh;
        m->count++;
    }
    return &m->values[i];
}

void cg_map64_put(cg_map64 *m, uint64_t key, uint64_t value) { *cg_map64_slot(m, key, value) = value; }

bool cg_map64_get(const cg_map64 *m, uint64_t key, uint64_t *value) {
    if (m->keys == NULL || key == EMPTY) return false;
    size_t i = map64_seek(m, key);
    if (m->keys[i] == EMPTY) return false;
    if (value != NULL) *value = m->values[i];
    return true;
}

void cg_map64_clear(cg_map64 *m) {
    cg_free(m->keys);
    cg_free(m->values);
    *m = (cg_map64){0};
}
