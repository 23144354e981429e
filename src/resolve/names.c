/* Strings of all files to numbers, by many threads: 64 tables, each under its own lock. */
#include "resolve/internal.h"

#include "base/hash.h"

#include <pthread.h>

#define SHARDS 64u

struct cg_name_table {
    struct {
        pthread_mutex_t lock;
        cg_intern names;
    } shard[SHARDS];
};

cg_name_table *cg_name_table_new(void) {
    cg_name_table *t = cg_alloc_zero(1, sizeof *t);
    for (unsigned i = 0; i < SHARDS; i++) pthread_mutex_init(&t->shard[i].lock, NULL);
    return t;
}

void cg_name_table_free(cg_name_table *t) {
    if (!t) return;
    for (unsigned i = 0; i < SHARDS; i++) {
        cg_intern_clear(&t->shard[i].names);
        pthread_mutex_destroy(&t->shard[i].lock);
    }
    cg_free(t);
}

static unsigned shard_of(cg_str s) { return (unsigned)(cg_hash64(s.ptr, s.len, 77) % SHARDS); }

cg_name_id cg_name_add(cg_name_table *t, cg_str s) {
    unsigned i = shard_of(s);
    pthread_mutex_lock(&t->shard[i].lock);
    uint32_t id = cg_intern_add(&t->shard[i].names, s);
    pthread_mutex_unlock(&t->shard[i].lock);
    return id * SHARDS + i;
}

cg_name_id cg_name_find(const cg_name_table *t, cg_str s) {
    unsigned i = shard_of(s);
    uint32_t id = cg_intern_find(&t->shard[i].names, s);
    return id == CG_NONE ? CG_NONE : id * SHARDS + i;
}

cg_str cg_name_str(const cg_name_table *t, cg_name_id id) {
    return cg_intern_str(&t->shard[id % SHARDS].names, id / SHARDS);
}
