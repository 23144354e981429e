/* The engine of tests: sorted arrays of shared pairs. A view holds a reference to the state of its moment; writing
 * makes a new state out of the arrays it changes. */
#include "store/engine.h"

#include "base/mem.h"

#include <pthread.h>
#include <stdatomic.h>

typedef struct pair {
    atomic_uint refs;
    cg_str key, value;
    char bytes[];
} pair;

typedef struct pair_list {
    pair **at;
    size_t count;
} pair_list;

struct cg_engine_view {
    atomic_uint refs;
    pair_list families[CG_FAMILY_COUNT];
};

typedef struct memory_engine {
    cg_engine base;
    pthread_mutex_t lock;
    cg_engine_view *state;
} memory_engine;

static pair *pair_new(cg_str key, cg_str value) {
    pair *p = cg_alloc(sizeof *p + key.len + value.len + 1);
    atomic_init(&p->refs, 1);
    if (key.len > 0) memcpy(p->bytes, key.ptr, key.len);
    if (value.len > 0) memcpy(p->bytes + key.len, value.ptr, value.len);
    p->key = cg_str_of(p->bytes, key.len);
    p->value = cg_str_of(p->bytes + key.len, value.len);
    return p;
}

static void pair_unref(void *handle) {
    pair *p = handle;
    if (atomic_fetch_sub(&p->refs, 1) == 1) cg_free(p);
}

static void state_unref(cg_engine_view *s) {
    if (atomic_fetch_sub(&s->refs, 1) != 1) return;
    for (unsigned f = 0; f < CG_FAMILY_COUNT; f++) {
        for (size_t i = 0; i < s->families[f].count; i++) pair_unref(s->families[f].at[i]);
        cg_free(s->families[f].at);
    }
    cg_free(s);
}

/* Where the key is, or would be inserted. */
static size_t list_floor(const pair_list *l, cg_str key, bool *found) {
    size_t low = 0, high = l->count;
    *found = false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = cg_str_compare(l->at[middle]->key, key);
        if (order == 0) {
            *found = true;
            return middle;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void list_put(pair_list *l, cg_str key, cg_str value) {
    bool found;
    size_t i = list_floor(l, key, &found);
    if (found) {
        pair_unref(l->at[i]);
    } else {
        l->at = cg_realloc(l->at, (l->count + 1) * sizeof *l->at);
        memmove(l->at + i + 1, l->at + i, (l->count - i) * sizeof *l->at);
        l->count++;
    }
    l->at[i] = pair_new(key, value);
}

static void list_remove(pair_list *l, cg_str key) {
    bool found;
    size_t i = list_floor(l, key, &found);
    if (!found) return;
    pair_unref(l->at[i]);
    memmove(l->at + i, l->at + i + 1, (l->count - i - 1) * sizeof *l->at);
    l->count--;
}

/* A copy of the present state to change, and its publication. */
static cg_engine_view *state_copy(memory_engine *m) {
    cg_engine_view *s = cg_alloc_zero(1, sizeof *s);
    atomic_init(&s->refs, 1);
    for (unsigned f = 0; f < CG_FAMILY_COUNT; f++) {
        const pair_list *from = &m->state->families[f];
        s->families[f].count = from->count;
        s->families[f].at = cg_alloc((from->count + 1) * sizeof(pair *));
        for (size_t i = 0; i < from->count; i++) {
            atomic_fetch_add(&from->at[i]->refs, 1);
            s->families[f].at[i] = from->at[i];
        }
    }
    return s;
}

static void state_switch(memory_engine *m, cg_engine_view *s) {
    pthread_mutex_lock(&m->lock);
    cg_engine_view *old = m->state;
    m->state = s;
    pthread_mutex_unlock(&m->lock);
    state_unref(old);
}

static void memory_close(cg_engine *e) {
    memory_engine *m = (memory_engine *)e;
    state_unref(m->state);
    pthread_mutex_destroy(&m->lock);
    cg_free(m);
}

static cg_error memory_view(cg_engine *e, cg_engine_view **out) {
    memory_engine *m = (memory_engine *)e;
    pthread_mutex_lock(&m->lock);
    *out = m->state;
    atomic_fetch_add(&m->state->refs, 1);
    pthread_mutex_unlock(&m->lock);
    return CG_OK;
}

static void memory_release(cg_engine *e, cg_engine_view *view) {
    (void)e;
    state_unref(view);
}

static cg_error memory_refresh(cg_engine *e, bool *changed) {
    (void)e;
    *changed = true; /* views are always of the newest state */
    return CG_OK;
}

static cg_error memory_get(cg_engine *e, const cg_engine_view *view, cg_family family, cg_str key,
                           cg_pin *out) {
    (void)e;
    bool found;
    const pair_list *l = &view->families[family];
    size_t i = list_floor(l, key, &found);
    *out = (cg_pin){0};
    if (!found) return CG_OK;
    atomic_fetch_add(&l->at[i]->refs, 1);
    *out = (cg_pin){.value = l->at[i]->value, .handle = l->at[i], .release = pair_unref};
    return CG_OK;
}

static cg_error memory_multi_get(cg_engine *e, const cg_engine_view *view, cg_family family,
                                 const cg_str *keys, size_t count, cg_pin *out) {
    for (size_t i = 0; i < count; i++) (void)memory_get(e, view, family, keys[i], &out[i]);
    return CG_OK;
}

static cg_error memory_scan(cg_engine *e, const cg_engine_view *view, cg_family family, cg_str first,
                            cg_str end, cg_pair_sink sink, void *context) {
    (void)e;
    const pair_list *l = &view->families[family];
    bool found, stop = false;
    for (size_t i = list_floor(l, first, &found); i < l->count && !stop; i++) {
        if (end.len > 0 && cg_str_compare(l->at[i]->key, end) >= 0) break;
        CG_TRY(sink(context, l->at[i]->key, l->at[i]->value, &stop));
    }
    return CG_OK;
}

static cg_error memory_write(cg_engine *e, const cg_write *writes, size_t count, bool sync) {
    (void)sync;
    memory_engine *m = (memory_engine *)e;
    cg_engine_view *s = state_copy(m);
    for (size_t i = 0; i < count; i++) {
        pair_list *l = &s->families[writes[i].family];
        if (writes[i].remove) {
            list_remove(l, writes[i].key);
        } else {
            list_put(l, writes[i].key, writes[i].value);
        }
    }
    state_switch(m, s);
    return CG_OK;
}

static cg_error memory_bulk_load(cg_engine *e, cg_family family, cg_pair_source next, void *context) {
    memory_engine *m = (memory_engine *)e;
    cg_engine_view *s = state_copy(m);
    for (;;) {
        cg_str key, value;
        bool more;
        cg_error error = next(context, &key, &value, &more);
        if (error != CG_OK) {
            state_unref(s);
            return error;
        }
        if (!more) break;
        list_put(&s->families[family], key, value);
    }
    state_switch(m, s);
    return CG_OK;
}

static cg_error memory_flush(cg_engine *e) {
    (void)e;
    return CG_OK;
}

static cg_error memory_compact(cg_engine *e, cg_family family) {
    (void)e;
    (void)family;
    return CG_OK;
}

static cg_error memory_stats(cg_engine *e, cg_family family, cg_engine_stats *out) {
    cg_engine_view *view;
    CG_TRY(memory_view(e, &view));
    const pair_list *l = &view->families[family];
    *out = (cg_engine_stats){.keys = l->count};
    for (size_t i = 0; i < l->count; i++) out->bytes += l->at[i]->key.len + l->at[i]->value.len;
    memory_release(e, view);
    return CG_OK;
}

static const cg_engine_ops memory_ops = {
    .name = "memory",
    .close = memory_close,
    .view = memory_view,
    .release = memory_release,
    .refresh = memory_refresh,
    .get = memory_get,
    .multi_get = memory_multi_get,
    .scan = memory_scan,
    .write = memory_write,
    .bulk_load = memory_bulk_load,
    .flush = memory_flush,
    .compact = memory_compact,
    .stats = memory_stats,
};

cg_engine *cg_engine_memory_new(void) {
    memory_engine *m = cg_alloc_zero(1, sizeof *m);
    m->base.ops = &memory_ops;
    pthread_mutex_init(&m->lock, NULL);
    m->state = cg_alloc_zero(1, sizeof *m->state);
    atomic_init(&m->state->refs, 1);
    return &m->base;
}
