#include "store/collect.h"

#include "base/vec.h"
#include "store/fragment_page.h"

void cg_key_set_add(cg_key_set *s, cg_family family, cg_str key) {
    *cg_map64_slot(&s->hashes, cg_hash64(key.ptr, key.len, family) >> 1, 0) = 1;
}
bool cg_key_set_has(const cg_key_set *s, cg_family family, cg_str key) {
    return cg_map64_get(&s->hashes, cg_hash64(key.ptr, key.len, family) >> 1, NULL);
}
void cg_key_set_clear(cg_key_set *s) { cg_map64_clear(&s->hashes); }

static void add_key(cg_key_set *s, cg_family family, cg_key key) {
    cg_key_set_add(s, family, cg_key_str(&key));
}

static cg_error add_list(cg_snapshot *s, const cg_list *l, cg_key_set *out) {
    cg_family family = cg_list_family(l->name);
    cg_str directory;
    add_key(out, family, cg_key_directory(s->root.project, l->name, l->directory));
    CG_TRY(cg_snapshot_directory(s, l->name, &directory));
    for (uint32_t i = 0; i < l->page_count; i++) {
        add_key(out, family, cg_key_page(s->root.project, l->name, cg_directory_get(directory, i)));
    }
    return CG_OK;
}

static void add_fragment(cg_snapshot *s, const cg_fragment *f, cg_key_set *out) {
    uint32_t project = s->root.project;
    for (unsigned k = 0; k < CG_BLOCK_KIND_COUNT; k++) {
        cg_hash128 hash = *cg_fragment_key(f, (cg_block_kind)k);
        if (cg_hash128_none(hash)) continue;
        add_key(out, cg_block_family((cg_block_kind)k), cg_key_block(project, (cg_block_kind)k, f->id, hash));
    }
    if (!cg_hash128_none(f->facts)) add_key(out, CG_FAMILY_FACTS, cg_key_facts(project, f->facts));
}

static cg_error add_retired(cg_snapshot *s, cg_key_set *out) {
    for (uint32_t i = 0; i < cg_snapshot_page_count(s, CG_LIST_RETIRED); i++) {
        cg_str page;
        CG_TRY(cg_snapshot_list_page(s, CG_STR(CG_LIST_RETIRED), i, &page));
        for (size_t at = 0; at + 16 <= page.len; at += 16) {
            cg_hash128 hash = cg_hash128_read((const uint8_t *)page.ptr + at);
            add_key(out, CG_FAMILY_FACTS, cg_key_facts(s->root.project, hash));
        }
    }
    return CG_OK;
}

cg_error cg_collect_named(cg_snapshot *s, cg_key_set *out) {
    add_key(out, CG_FAMILY_METADATA, cg_key_root(s->project));
    for (uint32_t i = 0; i < s->root.list_count; i++) CG_TRY(add_list(s, &s->root.lists[i], out));
    for (uint32_t id = 0; id < s->root.fragment_limit; id++) {
        cg_fragment f;
        cg_error error = cg_snapshot_fragment(s, id, &f);
        if (error == CG_ERR_NOT_FOUND) continue;
        CG_TRY(error);
        add_fragment(s, &f, out);
    }
    return add_retired(s, out);
}

/* ---- Sweeping ---- */

#define SWEEP_KEYS 1024u

typedef struct sweep {
    cg_store *store;
    const cg_key_set *named;
    cg_family family;
    cg_arena keys;
    CG_VEC(cg_write) removes;
} sweep;

static cg_error sweep_write(sweep *w) {
    cg_engine *e = w->store->engine;
    cg_error error = CG_OK;
    if (w->removes.len > 0) error = e->ops->write(e, w->removes.at, w->removes.len, false);
    w->store->logged += w->removes.len * CG_KEY_SIZE;
    cg_vec_reset(&w->removes);
    cg_arena_reset(&w->keys);
    return error;
}

static cg_error sweep_pair(void *context, cg_str key, cg_str value, bool *stop) {
    sweep *w = context;
    (void)value;
    (void)stop;
    if (cg_key_set_has(w->named, w->family, key)) return CG_OK;
    cg_write remove = {.family = w->family, .remove = true, .key = cg_arena_str(&w->keys, key)};
    cg_vec_push(&w->removes, remove);
    return w->removes.len < SWEEP_KEYS ? CG_OK : sweep_write(w);
}

static cg_error sweep_all(cg_store *s, cg_engine_view *view, const cg_key_set *named) {
    sweep w = {.store = s, .named = named};
    cg_error error = CG_OK;
    cg_key mark = cg_key_pending();
    for (unsigned f = 0; f < CG_FAMILY_COUNT && error == CG_OK; f++) {
        w.family = (cg_family)f;
        error = s->engine->ops->scan(s->engine, view, w.family, CG_STR_NONE, CG_STR_NONE, sweep_pair, &w);
        if (error == CG_OK) error = sweep_write(&w);
    }
    cg_vec_clear(&w.removes);
    cg_arena_clear(&w.keys);
    /* Last and synced: whatever ends this before makes the next one start over. */
    cg_write remove = {.family = CG_FAMILY_METADATA, .remove = true, .key = cg_key_str(&mark)};
    return error == CG_OK ? s->engine->ops->write(s->engine, &remove, 1, true) : error;
}

typedef struct naming {
    cg_store *store;
    cg_key_set *named;
} naming;

static cg_error name_project(void *context, cg_str key, cg_str value, bool *stop) {
    naming *n = context;
    (void)value;
    (void)stop;
    cg_snapshot *s = NULL;
    CG_TRY(cg_snapshot_open(n->store, cg_root_key_name(key), &s));
    cg_error error = s != NULL ? cg_collect_named(s, n->named) : CG_OK;
    cg_snapshot_close(s);
    return error;
}

cg_error cg_collect(cg_store *s) {
    CG_CLEANUP(cg_key_set_clear) cg_key_set named = {0};
    cg_key mark = cg_key_pending();
    cg_key_set_add(&named, CG_FAMILY_METADATA, cg_key_str(&mark));
    naming n = {s, &named};
    cg_engine_view *view;
    CG_TRY(s->engine->ops->view(s->engine, &view));
    cg_error error = cg_roots_scan(s, view, name_project, &n);
    if (error == CG_OK) error = sweep_all(s, view, &named);
    s->engine->ops->release(s->engine, view);
    if (error == CG_OK) s->leftovers = false;
    return error;
}
