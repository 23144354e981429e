#include "resolve/values.h"

#include "base/hash.h"
#include "base/mem.h"

#include <pthread.h>

#define SHARDS 64
#define CHUNK  4096u

/* Entries of one kind, found by content: a hash table of pointers a shard, under the shard's lock. */
typedef struct shard {
    pthread_mutex_t lock;
    cg_arena arena;
    const void **slots;
    uint64_t *hashes;
    size_t count, mask;
} shard;

/* Things with dense numbers whose address never changes: chunks of pointers. */
typedef struct numbered {
    pthread_mutex_t lock;
    void **chunks[1u << 15];
    uint32_t count;
} numbered;

typedef struct args_entry {
    uint32_t id, count;
    cg_values at[CG_ARGS_MAX];
} args_entry;

typedef struct external_entry {
    cg_external external;
    uint32_t id;
} external_entry;

struct cg_value_pool {
    uint64_t serial;
    shard sets[SHARDS], tuples[SHARDS], externals[SHARDS];
    numbered tuple_numbers, external_numbers;
};

static void shards_init(shard *s) {
    for (int i = 0; i < SHARDS; i++) pthread_mutex_init(&s[i].lock, NULL);
}

static void shards_clear(shard *s) {
    for (int i = 0; i < SHARDS; i++) {
        pthread_mutex_destroy(&s[i].lock);
        cg_arena_clear(&s[i].arena);
        cg_free(s[i].slots);
        cg_free(s[i].hashes);
    }
}

cg_value_pool *cg_value_pool_new(void) {
    static uint64_t pools;
    cg_value_pool *p = cg_alloc_zero(1, sizeof *p);
    p->serial = __atomic_add_fetch(&pools, 1, __ATOMIC_RELAXED);
    shards_init(p->sets);
    shards_init(p->tuples);
    shards_init(p->externals);
    pthread_mutex_init(&p->tuple_numbers.lock, NULL);
    pthread_mutex_init(&p->external_numbers.lock, NULL);
    cg_args_of(p, NULL, 0);
    return p;
}

static void numbered_clear(numbered *n) {
    for (uint32_t i = 0; i < sizeof n->chunks / sizeof *n->chunks && n->chunks[i]; i++) cg_free(n->chunks[i]);
    pthread_mutex_destroy(&n->lock);
}

void cg_value_pool_free(cg_value_pool *p) {
    if (!p) return;
    shards_clear(p->sets);
    shards_clear(p->tuples);
    shards_clear(p->externals);
    numbered_clear(&p->tuple_numbers);
    numbered_clear(&p->external_numbers);
    cg_free(p);
}

static void shard_grow(shard *s) {
    size_t size = s->slots ? (s->mask + 1) * 2 : 64;
    const void **slots = cg_alloc_zero(size, sizeof *slots);
    uint64_t *hashes = cg_alloc_zero(size, sizeof *hashes);
    for (size_t i = 0; s->slots && i <= s->mask; i++) {
        if (!s->slots[i]) continue;
        size_t j = s->hashes[i] & (size - 1);
        while (slots[j]) j = (j + 1) & (size - 1);
        slots[j] = s->slots[i];
        hashes[j] = s->hashes[i];
    }
    cg_free(s->slots);
    cg_free(s->hashes);
    s->slots = slots;
    s->hashes = hashes;
    s->mask = size - 1;
}

/* Where the entry with this hash is or belongs. same(entry, key) compares. The shard's lock is held. */
static const void **shard_slot(shard *s, uint64_t hash, bool (*same)(const void *, const void *),
                               const void *key) {
    if (!s->slots || s->count * 4 >= (s->mask + 1) * 3) shard_grow(s);
    size_t i = hash & s->mask;
    while (s->slots[i] && !(s->hashes[i] == hash && same(s->slots[i], key))) i = (i + 1) & s->mask;
    s->hashes[i] = hash;
    return &s->slots[i];
}

static uint32_t number_take(numbered *n, void *entry) {
    pthread_mutex_lock(&n->lock);
    uint32_t id = n->count++;
    if (!n->chunks[id / CHUNK]) n->chunks[id / CHUNK] = cg_alloc_zero(CHUNK, sizeof(void *));
    n->chunks[id / CHUNK][id % CHUNK] = entry;
    pthread_mutex_unlock(&n->lock);
    return id;
}

static void *numbered_at(const numbered *n, uint32_t id) { return n->chunks[id / CHUNK][id % CHUNK]; }

/* ---- Sets ---- */

/* Sets are short: insertion is quicker than a call of qsort. */
static void sort_values(cg_value *v, size_t n) {
    for (size_t i = 1; i < n; i++) {
        cg_value moving = v[i];
        size_t j = i;
        for (; j > 0 && v[j - 1] > moving; j--) v[j] = v[j - 1];
        v[j] = moving;
    }
}

static bool same_set(const void *entry, const void *key) {
    const cg_value_set *a = entry, *b = key;
    return a->count == b->count && memcmp(a->at, b->at, a->count * sizeof(cg_value)) == 0;
}

/* One value won by scope and the same one won by flow are one value, won by scope. */
static size_t drop_doubles(cg_value *v, size_t n) {
    size_t out = 0;
    for (size_t i = 0; i < n; i++) {
        bool twice = out > 0 && v[out - 1] == v[i];
        for (size_t j = 0; !twice && j < out && (v[i] & CG_VALUE_INFERRED); j++)
            twice = v[j] == (v[i] & ~CG_VALUE_INFERRED);
        if (!twice) v[out++] = v[i];
    }
    return out;
}

static bool is_many_objects(cg_value v) { return (v & ~CG_VALUE_INFERRED) == CG_VALUE_OF_MANY_OBJECTS; }

/* Too many, or too many before: objects made at one place each become one value. */
static size_t join_objects(cg_value *v, size_t n) {
    size_t out = 0;
    bool many = n > CG_VALUES_MAX;
    for (size_t i = 0; i < n && !many; i++) many = is_many_objects(v[i]);
    for (size_t i = 0; i < n; i++)
        if (!many || (cg_tag(v[i]) != CG_VALUE_OBJECT && !is_many_objects(v[i]))) v[out++] = v[i];
    if (many && out < n) v[out++] = CG_VALUE_OF_MANY_OBJECTS; /* the highest tag: in its order */
    return out;
}

cg_values cg_values_of(cg_value_pool *p, const cg_value *v, size_t count) {
    struct {
        uint32_t count;
        cg_value at[64];
    } key;
    if (count == 0) return 0;
    if (count == 1) return v[0];
    if (count > 64) return CG_VALUE_OF_MANY;
    memcpy(key.at, v, count * sizeof *v);
    sort_values(key.at, count);
    count = drop_doubles(key.at, count);
    count = join_objects(key.at, count);
    if (count == 1) return key.at[0];
    if (count > CG_VALUES_MAX) return CG_VALUE_OF_MANY;
    for (size_t i = 0; i < count; i++)
        if (cg_tag(key.at[i]) == CG_VALUE_MANY && !is_many_objects(key.at[i])) return CG_VALUE_OF_MANY;
    key.count = (uint32_t)count;
    uint64_t hash = cg_hash64(key.at, count * sizeof *v, 0);
    shard *s = &p->sets[hash >> 58];
    pthread_mutex_lock(&s->lock);
    const void **slot = shard_slot(s, hash, same_set, &key);
    if (!*slot) {
        cg_value_set *set = cg_arena_alloc(&s->arena, sizeof *set + count * sizeof(cg_value));
        set->count = key.count;
        memcpy(set->at, key.at, count * sizeof(cg_value));
        *slot = set;
        s->count++;
    }
    cg_values out = (uint64_t)CG_VALUE_SET << 60 | (uint64_t)(uintptr_t)*slot;
    pthread_mutex_unlock(&s->lock);
    return out;
}

/* The last unions of this thread: most are asked for again at once, and then need no lock. */
typedef struct known_union {
    uint64_t pool; /* its serial number: an address may come back */
    cg_values a, b, both;
} known_union;
#define KNOWN_UNIONS 4096u
#define AS_INFERRED  UINT64_MAX /* in place of b: no set */
static _Thread_local known_union known_unions[KNOWN_UNIONS];

cg_values cg_values_union(cg_value_pool *p, cg_values a, cg_values b) {
    if (a == b || b == 0) return a;
    if (a == 0) return b;
    if (cg_tag(a) == CG_VALUE_MANY && !is_many_objects(a)) return CG_VALUE_OF_MANY;
    if (cg_tag(b) == CG_VALUE_MANY && !is_many_objects(b)) return CG_VALUE_OF_MANY;
    known_union *known = &known_unions[cg_hash_mix(a * 31 + b) % KNOWN_UNIONS];
    if (known->a == a && known->b == b && known->pool == p->serial) return known->both;
    cg_value all[2 * CG_VALUES_MAX];
    const cg_value *la, *lb;
    uint32_t na = cg_values_list(&a, &la), nb = cg_values_list(&b, &lb);
    memcpy(all, la, na * sizeof *la);
    memcpy(all + na, lb, nb * sizeof *lb);
    *known = (known_union){p->serial, a, b, cg_values_of(p, all, na + nb)};
    return known->both;
}

cg_values cg_values_inferred(cg_value_pool *p, cg_values set) {
    if (set == 0 || cg_values_single(set)) return set ? set | CG_VALUE_INFERRED : 0;
    known_union *known = &known_unions[cg_hash_mix(set) % KNOWN_UNIONS];
    if (known->a == set && known->b == AS_INFERRED && known->pool == p->serial) return known->both;
    cg_value all[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list);
    for (uint32_t i = 0; i < n; i++) all[i] = list[i] | CG_VALUE_INFERRED;
    *known = (known_union){p->serial, set, AS_INFERRED, cg_values_of(p, all, n)};
    return known->both;
}

bool cg_values_has(cg_values set, cg_value_tag tag) {
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == tag) return true;
    return false;
}

/* ---- Type arguments ---- */

static bool same_tuple(const void *entry, const void *key) {
    const args_entry *a = entry, *b = key;
    return a->count == b->count && memcmp(a->at, b->at, a->count * sizeof(cg_values)) == 0;
}

/* The last lists of this thread, as with unions. */
typedef struct known_args {
    uint64_t pool;
    args_entry entry;
} known_args;
#define KNOWN_ARGS 1024u
static _Thread_local known_args last_args[KNOWN_ARGS];

static uint32_t args_number(cg_value_pool *p, const args_entry *key, uint64_t hash) {
    shard *s = &p->tuples[hash >> 58];
    pthread_mutex_lock(&s->lock);
    const void **slot = shard_slot(s, hash, same_tuple, key);
    if (!*slot) {
        args_entry *e = cg_arena_alloc(&s->arena, sizeof *e);
        *e = *key;
        e->id = number_take(&p->tuple_numbers, e);
        *slot = e;
        s->count++;
    }
    uint32_t id = ((const args_entry *)*slot)->id;
    pthread_mutex_unlock(&s->lock);
    return id;
}

uint32_t cg_args_of(cg_value_pool *p, const cg_values *args, uint32_t count) {
    args_entry key = {.count = count > CG_ARGS_MAX ? CG_ARGS_MAX : count};
    if (key.count) memcpy(key.at, args, key.count * sizeof *args);
    uint64_t hash = cg_hash64(key.at, key.count * sizeof(cg_values), key.count);
    known_args *known = &last_args[hash % KNOWN_ARGS];
    if (known->pool == p->serial && same_tuple(&known->entry, &key)) return known->entry.id;
    key.id = args_number(p, &key, hash);
    *known = (known_args){p->serial, key};
    return key.id;
}

uint32_t cg_args_list(const cg_value_pool *p, uint32_t args, const cg_values **list) {
    const args_entry *e = numbered_at(&p->tuple_numbers, args);
    *list = e->at;
    return e->count;
}

/* ---- Externals ---- */

typedef struct external_key {
    cg_language language;
    uint32_t parent;
    cg_str name;
} external_key;

static bool same_external(const void *entry, const void *key) {
    const external_entry *e = entry;
    const external_key *k = key;
    return e->external.parent == k->parent && e->external.language == k->language &&
           cg_str_equal(e->external.name, k->name);
}

static uint32_t external_add(cg_value_pool *p, cg_language language, uint32_t parent, uint32_t depth,
                             cg_str name) {
    external_key key = {language, parent, name};
    uint64_t hash = cg_hash64(name.ptr, name.len, (uint64_t)language << 32 | parent);
    shard *s = &p->externals[hash >> 58];
    pthread_mutex_lock(&s->lock);
    const void **slot = shard_slot(s, hash, same_external, &key);
    if (!*slot) {
        external_entry *e = cg_arena_alloc(&s->arena, sizeof *e);
        e->external = (cg_external){language, parent, depth, 0, CG_NONE, cg_arena_str(&s->arena, name)};
        e->id = number_take(&p->external_numbers, e);
        *slot = e;
        s->count++;
    }
    uint32_t id = ((const external_entry *)*slot)->id;
    pthread_mutex_unlock(&s->lock);
    return id;
}

uint32_t cg_external_package(cg_value_pool *p, cg_language language, cg_str package) {
    return external_add(p, language, CG_NONE, 0, package);
}

uint32_t cg_external_member(cg_value_pool *p, uint32_t external, cg_str name) {
    cg_external *e = cg_external_at(p, external);
    if (e->depth >= CG_EXTERNAL_DEPTH) return external;
    return external_add(p, e->language, external, e->depth + 1, name);
}

cg_external *cg_external_at(const cg_value_pool *p, uint32_t external) {
    return &((external_entry *)numbered_at(&p->external_numbers, external))->external;
}

uint32_t cg_external_count(const cg_value_pool *p) { return p->external_numbers.count; }

void cg_external_use(cg_value_pool *p, uint32_t external, uint32_t uses) {
    cg_external *e = cg_external_at(p, external);
    if ((__atomic_load_n(&e->uses, __ATOMIC_RELAXED) & uses) != uses)
        __atomic_fetch_or(&e->uses, uses, __ATOMIC_RELAXED);
}

bool cg_external_is(const cg_value_pool *p, uint32_t external, cg_str package, cg_str path) {
    const cg_external *e = cg_external_at(p, external);
    while (e->parent != CG_NONE) {
        if (!cg_str_ends(path, e->name)) return false;
        path.len -= e->name.len;
        if (path.len && path.ptr[path.len - 1] != '.') return false;
        if (path.len) path.len--;
        e = cg_external_at(p, e->parent);
        if (e->parent != CG_NONE && path.len == 0) return false;
    }
    return path.len == 0 && (package.len == 0 || cg_str_equal(e->name, package));
}
